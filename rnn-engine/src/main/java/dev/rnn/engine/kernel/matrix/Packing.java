package dev.rnn.engine.kernel.matrix;

/** How numbers come to where tiles read them, at the moment: in vector code as soon as that is fast. */
interface Packing {
  /** Of rows that are read for each k one number of each. */
  Interleave interleave();

  /** Of rows that are read as they are. */
  Copies copies();

  /** In plain loops for good. */
  static Packing plain(int lanes) {
    Interleave interleave = new PlainInterleave(lanes);
    Copies copies = new PlainCopies(lanes);
    return new Packing() {
      @Override
      public Interleave interleave() {
        return interleave;
      }

      @Override
      public Copies copies() {
        return copies;
      }
    };
  }
}
