package dev.rnn.seq2seq.generation;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws each token at random. Each source has random numbers of its own, by its number, so that what it gets does not
 * depend on the others, nor on the batch that it is in.
 *
 * @param end the end-of-sequence token
 * @param limits of the length
 * @param rules for tokens
 * @param filter which tokens may be drawn
 * @param seed of the random numbers
 * @param sources their numbers among all, for sources that come in several batches; empty: their places
 */
public record SamplingSearch(int end, LengthLimits limits, List<TokenRule> rules, SamplingFilter filter, long seed,
    List<Integer> sources) implements Search {
  /** Copies the lists. */
  public SamplingSearch {
    rules = List.copyOf(rules);
    sources = List.copyOf(sources);
  }

  /** Without rules, with the usual limits. */
  public static SamplingSearch of(int end, SamplingFilter filter, long seed) {
    return new SamplingSearch(end, LengthLimits.DEFAULT, List.of(), filter, seed, List.of());
  }

  @Override
  public List<List<Hypothesis>> run(DecodingSession session) {
    SplittableRandom[] random = new SplittableRandom[session.rows()];
    for (int s = 0; s < random.length; s++) {
      long number = sources.isEmpty() ? s : sources.get(s);
      random[s] = new SplittableRandom(seed ^ number * 0x9E3779B97F4A7C15L);
    }
    return OneByOne.run(session, end, limits, rules, (source, log) -> draw(log, random[source]));
  }

  @Override
  public SamplingSearch forSources(List<Integer> numbers) {
    return new SamplingSearch(end, limits, rules, filter, seed, numbers);
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
