package dev.rnn.seq2seq.generation;

import java.util.List;

/** Generates targets for all sources of a session. What a source gets does not depend on the others. */
@FunctionalInterface
public interface Search {
  /** For each source its hypotheses, the best first. The session is used up. */
  List<List<Hypothesis>> run(DecodingSession session);
}
