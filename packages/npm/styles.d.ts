/** The styles of the element; the build makes them out of those of the page. */
declare const styles: string;
export default styles;
