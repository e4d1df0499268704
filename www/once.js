/**
 * Throws where the page runs already. What comes later asks for the script of the page by its address: one of a newer version, off a server that was
 * updated meanwhile, must not start a second page in the first.
 */

const { dataset } = document.documentElement;
if (dataset.once !== undefined) throw new Error('this script is of another version than the page');
dataset.once = '';
