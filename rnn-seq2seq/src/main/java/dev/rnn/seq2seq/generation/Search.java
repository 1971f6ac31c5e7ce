package dev.rnn.seq2seq.generation;

import java.util.List;

/** Generates targets for all sources of a session. What a source gets does not depend on the others. */
@FunctionalInterface
public interface Search {
  /** For each source its hypotheses, the best first. The session is used up. */
  List<List<Hypothesis>> run(DecodingSession session);

  /**
   * The same for some of the sources, in a session of their own: what a search keeps for each source, such as its
   * random numbers, stays with the source wherever it is.
   *
   * @param numbers of the session's sources among all
   */
  default Search forSources(List<Integer> numbers) {
    return this;
  }
}
