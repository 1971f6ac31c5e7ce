package dev.rnn.seq2seq.generation;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws each token at random. Each source has random numbers of its own, so that what it gets does not depend on the
 * others, nor on the batch that it is in.
 *
 * @param end the end-of-sequence token
 * @param limits of the length
 * @param rules for tokens
 * @param filter which tokens may be drawn
 * @param seed of the random numbers
 * @param first number of the first source, for sources that come in several batches
 */
public record SamplingSearch(int end, LengthLimits limits, List<TokenRule> rules, SamplingFilter filter, long seed,
    long first) implements Search {
  /** Copies the rules. */
  public SamplingSearch {
    rules = List.copyOf(rules);
  }

  /** Without rules, with the usual limits. */
  public static SamplingSearch of(int end, SamplingFilter filter, long seed) {
    return new SamplingSearch(end, LengthLimits.DEFAULT, List.of(), filter, seed, 0);
  }

  @Override
  public List<List<Hypothesis>> run(DecodingSession session) {
    SplittableRandom[] random = new SplittableRandom[session.rows()];
    for (int s = 0; s < random.length; s++) random[s] = new SplittableRandom(seed ^ (first + s) * 0x9E3779B97F4A7C15L);
    return OneByOne.run(session, end, limits, rules, (source, log) -> draw(log, random[source]));
  }

  private int draw(float[] log, SplittableRandom random) {
    double[] p = filter.probabilities(log);
    double left = random.nextDouble();
    int last = 0;
    for (int i = 0; i < p.length; i++) {
      if (p[i] == 0) continue;
      left -= p[i];
      last = i;
      if (left < 0) break;
    }
    return last;
  }
}
