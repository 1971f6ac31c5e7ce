package dev.rnn.seq2seq.generation;

import dev.rnn.api.error.RnnException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Beam search: at each step the {@code width} most probable continuations of a source's hypotheses are kept; those that
 * end leave the beam. It stops when no live hypothesis can still beat the {@code best} finished ones, or when
 * {@code patience · width} have finished (Kasai et al. 2022) and no live one, though longer, is more probable than the
 * {@code best} of these. Scores are
 *
 * <pre>
 * score = ln P(Y) / normalisation(|Y|) + β Σ_i ln min(Σ_t attention_{t,i}, 1)
 * </pre>
 *
 * <p>|Y| counts the end. The second term, the coverage penalty of Wu et al. 2016 (equation 14), is 0 for models that do
 * not attend. Of equal scores the one that continues the better hypothesis, then the smaller token, comes first; so
 * results do not depend on the batch.
 *
 * @param end the end-of-sequence token
 * @param width of the beam; 1 without penalties is {@link GreedySearch}
 * @param best how many hypotheses are given for each source
 * @param normalisation of lengths
 * @param coverage β
 * @param patience how many hypotheses may finish, for each one that the beam is wide; infinite: no bound, which finds
 *     the best target that such a beam can find. 1 is usual in translation, and faster. A more probable live
 *     one is waited for
 * @param limits of the length
 * @param rules for tokens
 * @param watched targets of which it is to be said why they lost, one for each source; null: of none
 * @see <a href="https://arxiv.org/abs/1609.08144">Wu et al. 2016, Google's neural machine translation system</a>
 * @see <a href="https://arxiv.org/abs/2204.05424">Kasai et al. 2022, A call for clarity in beam search</a>
 */
public record BeamSearch(int end, int width, int best, Normalisation normalisation, double coverage, double patience,
    LengthLimits limits, List<TokenRule> rules, @Nullable Watch watched) implements Search {
  /** Checks the numbers. */
  public BeamSearch {
    rules = List.copyOf(rules);
    if (width < 1 || best < 1 || best > width) {
      throw RnnException.error("RNN-OPTION-RANGE", "a beam of " + width + " cannot give " + best + " hypotheses.")
          .fix("use a width of at least 1, and as many hypotheses at most.").build();
    }
    if (!(coverage >= 0)) {
      throw RnnException.error("RNN-OPTION-RANGE", "the coverage penalty is " + coverage + ".")
          .fix("use a number from 0; 0.2 is usual.").build();
    }
    if (!(patience > 0)) {
      throw RnnException.error("RNN-OPTION-RANGE", "the patience of a beam search is " + patience + ".")
          .fix("use a number above 0; 1 is usual.").build();
    }
  }

  /** The mean log-probability as the score, the usual limits, the one best hypothesis. */
  public static BeamSearch of(int end, int width) {
    return new BeamSearch(end, width, 1, Normalisation.MEAN, 0, Double.POSITIVE_INFINITY, LengthLimits.DEFAULT,
        List.of(), null);
  }

  /** The same with another normalisation of lengths. */
  public BeamSearch normalised(Normalisation how) {
    return new BeamSearch(end, width, best, how, coverage, patience, limits, rules, watched);
  }

  /** The same with a coverage penalty. */
  public BeamSearch coverage(double beta) {
    return new BeamSearch(end, width, best, normalisation, beta, patience, limits, rules, watched);
  }

  /**
   * The same that stops when so many hypotheses have finished for each one that the beam is wide, and no live one is
   * more probable.
   */
  public BeamSearch patience(double finished) {
    return new BeamSearch(end, width, best, normalisation, coverage, finished, limits, rules, watched);
  }

  /** The same with other limits of the length. */
  public BeamSearch limited(LengthLimits to) {
    return new BeamSearch(end, width, best, normalisation, coverage, patience, to, rules, watched);
  }

  /** The same with more rules. */
  public BeamSearch with(TokenRule... more) {
    List<TokenRule> all = new ArrayList<>(rules);
    all.addAll(List.of(more));
    return new BeamSearch(end, width, best, normalisation, coverage, patience, limits, all, watched);
  }

  /** The same giving so many hypotheses. */
  public BeamSearch nBest(int count) {
    return new BeamSearch(end, width, count, normalisation, coverage, patience, limits, rules, watched);
  }

  /** The same telling why a target lost. */
  public BeamSearch watching(Watch watch) {
    return new BeamSearch(end, width, best, normalisation, coverage, patience, limits, rules, watch);
  }

  @Override
  public List<List<Hypothesis>> run(DecodingSession session) {
    int sources = session.rows();
    List<Beam> beams = new ArrayList<>();
    for (int s = 0; s < sources; s++) beams.add(new Beam(this, s, session.sourceLength(s), session.vocabulary()));
    List<Beam> going = new ArrayList<>(beams);
    while (!going.isEmpty()) {
      session.step(going.stream().flatMap(beam -> beam.live().stream()).mapToInt(Prefix::token).toArray());
      List<Integer> rows = new ArrayList<>();
      int row = 0;
      for (Beam beam : going) {
        int count = beam.live().size();
        for (int parent : beam.advance(session, row)) rows.add(parent);
        row += count;
      }
      going.removeIf(beam -> beam.live().isEmpty());
      int[] next = rows.stream().mapToInt(r -> r).toArray();
      if (!isSame(next, row)) session.select(next);
    }
    return beams.stream().map(Beam::hypotheses).toList();
  }

  @Override
  public BeamSearch forSources(List<Integer> numbers) {
    return watched == null ? this : watching(watched.forSources(numbers));
  }

  private static boolean isSame(int[] rows, int count) {
    return rows.length == count && Arrays.equals(rows, java.util.stream.IntStream.range(0, count).toArray());
  }

  double score(Prefix prefix) {
    double score = prefix.logProbability() / normalisation.of(prefix.length());
    if (coverage == 0) return score;
    double penalty = 0;
    for (double covered : prefix.covered()) penalty += Math.log(Math.min(covered, 1));
    return score + coverage * penalty;
  }
}
