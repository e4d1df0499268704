/** A sample of our own: invented news of real places, in English. */
export default {
  id: 'english',
  text: `Harbour strike ends in Alexandria after nine days as port, union claim victory
By Nadia Farouk in Alexandria
12 September 2025

Dockworkers in the Egyptian port of Alexandria returned to work on Friday, ending a nine-day strike that had held up some 40 ships and cost exporters an estimated $85 million.

“We asked for safety before money, and today we have both,” said Hassan Abdel Rahman, who heads the Independent Dockers’ Union. He said members had voted on Thursday night by 71% to accept the offer.

Under the agreement, seen by Reuters, wages rise by 12 percent on 1 January 2026 and the port will replace its oldest cranes by the end of 2027. The Alexandria Port Authority described the deal as “fair and affordable”.

Kamel al-Wazir, Egypt's transport minister, told state television that the government “did not pay a single pound more than planned”. The union disputes this. A person familiar with the talks said the final offer was 30 million Egyptian pounds higher than the one rejected last week.

Traders in Rotterdam and Marseille said they expected delays to continue for at least two weeks. “You cannot switch a port back on like a lamp,” said Claire Moreau of the French shipping group CMA CGM, adding that three vessels had been sent to Port Said.

The strike began on 3 September, two days after a crane collapsed and injured five workers. An inquiry is due to report in November. In 2019, a similar dispute in Damietta lasted three months.

“It should never have come to this,” Abdel Rahman told the crowd at the gates. “Next time, listen to us earlier.”
`,
};
