//! Sets that are joined one after the other (union–find; Tarjan, “Efficiency of a good but not linear set union algorithm”, 1975).

/// Sets of the numbers from 0 on, each called by its lowest member.
pub(super) struct Sets(Vec<usize>);

impl Sets {
    /// So many sets of one number each.
    pub(super) fn new(count: usize) -> Sets {
        Sets((0..count).collect())
    }

    /// The set that holds a number.
    pub(super) fn find(&mut self, mut n: usize) -> usize {
        while self.0[n] != n {
            self.0[n] = self.0[self.0[n]];
            n = self.0[n];
        }
        n
    }

    /// Joins the sets of two numbers, and gives the set that they are now.
    pub(super) fn join(&mut self, a: usize, b: usize) -> usize {
        let (a, b) = (self.find(a), self.find(b));
        self.0[a.max(b)] = a.min(b);
        a.min(b)
    }
}
