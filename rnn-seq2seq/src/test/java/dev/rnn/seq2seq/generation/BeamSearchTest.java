package dev.rnn.seq2seq.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.api.error.RnnException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BeamSearchTest {
  private static final int END = TableSession.END;
  private static final int VOCABULARY = 4;
  private static final int LONGEST = 4;
  /** As many prefixes as can be alive at once: 3^4, and their continuations. */
  private static final int ALL = 400;

  static List<Arguments> scores() {
    return List.of(Arguments.of(Normalisation.NONE, 0.0), Arguments.of(Normalisation.MEAN, 0.0),
        Arguments.of(Normalisation.gnmt(0.6), 0.0), Arguments.of(Normalisation.gnmt(1), 0.3));
  }

  private static BeamSearch search(int width, Normalisation normalisation, double coverage) {
    return BeamSearch.of(END, width).limited(LengthLimits.upTo(LONGEST)).normalised(normalisation).coverage(coverage);
  }

  private static Hypothesis best(Search search, long seed) {
    return search.run(new TableSession(VOCABULARY, 3, seed)).getFirst().getFirst();
  }

  /** The best score of all targets of at most the longest length, by trying them all. */
  private static double exhaustive(long seed, Normalisation normalisation, double coverage) {
    BeamSearch scoring = search(1, normalisation, coverage);
    double best = Double.NEGATIVE_INFINITY;
    for (Prefix whole : allTargets(new TableSession(VOCABULARY, 3, seed), seed)) {
      best = Math.max(best, scoring.score(whole));
    }
    return best;
  }

  private static List<Prefix> allTargets(TableSession model, long seed) {
    List<Prefix> ended = new ArrayList<>();
    List<Prefix> live = List.of(Prefix.empty(END));
    for (int length = 0; length <= LONGEST; length++) {
      List<Prefix> longer = new ArrayList<>();
      for (Prefix prefix : live) {
        float[] log = model.logProbabilities(seed, prefix.tokens());
        for (int token = 0; token < VOCABULARY; token++) {
          Prefix next = prefix.with(token, log[token], attention(seed, prefix));
          if (token == END) ended.add(next);
          else if (length < LONGEST) longer.add(next);
        }
      }
      live = longer;
    }
    return ended;
  }

  private static float[] attention(long seed, Prefix prefix) {
    TableSession one = new TableSession(VOCABULARY, 3, seed);
    one.step(new int[] {END});
    for (int token : prefix.tokens()) one.step(new int[] {token});
    return one.attention(0);
  }

  @ParameterizedTest
  @MethodSource("scores")
  void a_beam_of_all_prefixes_finds_the_best_of_all_targets(Normalisation normalisation, double coverage) {
    for (long seed = 0; seed < 40; seed++) {
      Hypothesis found = best(search(ALL, normalisation, coverage), seed);
      assertThat(found.score()).isEqualTo(exhaustive(seed, normalisation, coverage));
    }
  }

  @ParameterizedTest
  @MethodSource("scores")
  void a_narrower_beam_never_finds_more(Normalisation normalisation, double coverage) {
    for (long seed = 0; seed < 40; seed++) {
      double most = best(search(ALL, normalisation, coverage), seed).score();
      for (int width : new int[] {1, 2, 3, 5, 8}) {
        assertThat(best(search(width, normalisation, coverage), seed).score()).isLessThanOrEqualTo(most);
      }
    }
  }

  @Test
  void width_1_is_greedy() {
    for (long seed = 0; seed < 200; seed++) {
      Hypothesis greedy = best(new GreedySearch(END, LengthLimits.upTo(LONGEST), List.of()), seed);
      Hypothesis beam = best(search(1, Normalisation.NONE, 0), seed);
      assertThat(beam.tokens()).isEqualTo(greedy.tokens());
      assertThat(beam.logProbability()).isEqualTo(greedy.logProbability());
      assertThat(beam.ended()).isEqualTo(greedy.ended());
    }
  }

  @Test
  void what_a_source_gets_does_not_depend_on_the_others() {
    long[] seeds = LongStream.range(0, 64).toArray();
    BeamSearch search = search(4, Normalisation.gnmt(0.8), 0.2).nBest(3);
    List<List<Hypothesis>> together = search.run(new TableSession(VOCABULARY, 3, seeds));
    for (int s = 0; s < 64; s++) {
      List<Hypothesis> alone = search.run(new TableSession(VOCABULARY, 3, s)).getFirst();
      assertThat(alone).usingRecursiveComparison().isEqualTo(together.get(s));
    }
  }

  @Test
  void n_best_are_the_first_of_all_targets_in_order() {
    for (long seed = 0; seed < 20; seed++) {
      List<Hypothesis> found = search(ALL, Normalisation.MEAN, 0).nBest(5).run(new TableSession(VOCABULARY, 3, seed))
          .getFirst();
      BeamSearch scoring = search(1, Normalisation.MEAN, 0);
      double[] all = allTargets(new TableSession(VOCABULARY, 3, seed), seed).stream().mapToDouble(scoring::score)
          .map(x -> -x).sorted().map(x -> -x).limit(5).toArray();
      assertThat(found.stream().mapToDouble(Hypothesis::score).toArray()).isEqualTo(all);
    }
  }

  @Test
  void lengths_stay_within_their_limits() {
    LengthLimits limits = new LengthLimits(2, 3, 0);
    for (long seed = 0; seed < 50; seed++) {
      for (Hypothesis h : search(5, Normalisation.NONE, 0).limited(limits).nBest(5)
          .run(new TableSession(VOCABULARY, 3, seed)).getFirst()) {
        assertThat(h.tokens()).hasSizeBetween(2, 3).doesNotContain(END);
      }
    }
  }

  @Test
  void the_longest_length_may_follow_the_source() {
    assertThat(new LengthLimits(0, 1, 2).longest(3)).isEqualTo(7);
    assertThat(new LengthLimits(9, 1, 2).longest(3)).isEqualTo(9);
  }

  @Test
  void a_target_cut_at_the_longest_length_says_that_it_did_not_wish_to_end() {
    TokenRule hardlyEver = (log, so) -> log[END] = -50;
    Hypothesis cut = best(search(3, Normalisation.NONE, 0).with(hardlyEver), 1);
    assertThat(cut.tokens()).hasSize(LONGEST);
    assertThat(cut.ended()).isFalse();
  }

  @Test
  void a_forced_prefix_comes_first_and_its_probability_counts() {
    Hypothesis h = best(search(5, Normalisation.NONE, 0).with(TokenRules.prefix(3, 2)), 7);
    assertThat(Arrays.copyOf(h.tokens(), 2)).containsExactly(3, 2);
    double first = new TableSession(VOCABULARY, 3, 7).logProbabilities(7, new int[0])[3];
    assertThat(h.logProbability()).isLessThan(first);
  }

  @Test
  void no_pair_of_tokens_comes_twice_where_that_is_forbidden() {
    LengthLimits exactly = new LengthLimits(7, 7, 0);
    for (long seed = 0; seed < 20; seed++) {
      int[] tokens = best(search(4, Normalisation.NONE, 0).limited(exactly).with(TokenRules.noRepeated(2)), seed)
          .tokens();
      List<String> pairs = new ArrayList<>();
      for (int i = 0; i + 1 < tokens.length; i++) pairs.add(tokens[i] + " " + tokens[i + 1]);
      assertThat(pairs).doesNotHaveDuplicates();
    }
  }

  @Test
  void repetition_penalty_and_excluded_tokens_change_what_is_found() {
    float[] log = {-1, -2, -3, -4};
    TokenRules.repetitionPenalty(2).apply(log, new int[] {0, 2, 2});
    assertThat(log).containsExactly(-2, -2, -6, -4);
    for (long seed = 0; seed < 20; seed++) {
      assertThat(best(search(3, Normalisation.NONE, 0).with(TokenRules.without(java.util.Set.of(2))), seed).tokens())
          .doesNotContain(2);
    }
  }

  @Test
  void rules_that_leave_nothing_are_an_error() {
    Search search = search(3, Normalisation.NONE, 0).with((log, so) -> Arrays.fill(log, Float.NEGATIVE_INFINITY));
    assertThatThrownBy(() -> best(search, 1)).isInstanceOf(RnnException.class).hasMessageContaining("RNN-SEARCH-RULES");
    Search greedy = new GreedySearch(END, LengthLimits.DEFAULT,
        List.of((log, so) -> Arrays.fill(log, Float.NEGATIVE_INFINITY)));
    assertThatThrownBy(() -> best(greedy, 1)).isInstanceOf(RnnException.class).hasMessageContaining("RNN-SEARCH-RULES");
  }

  @Test
  void the_formulas_of_scores() {
    assertThat(Normalisation.gnmt(0.6).of(7)).isCloseTo(Math.pow(2, 0.6), within(1e-15));
    assertThat(Normalisation.MEAN.of(7)).isEqualTo(7);
    Prefix two = Prefix.empty(END).with(2, -1, new float[] {0.5f, 0.5f, 0}).with(END, -2, new float[] {1, 0, 0});
    assertThat(search(1, Normalisation.MEAN, 0).score(two)).isEqualTo(-1.5);
    Prefix covered = Prefix.empty(END).with(2, -1, new float[] {0.75f, 0.25f}).with(END, -2, new float[] {0.5f, 0.5f});
    assertThat(search(1, Normalisation.MEAN, 0.2).score(covered))
        .isCloseTo(-1.5 + 0.2 * (Math.log(1) + Math.log(0.75)), within(1e-12));
  }

  @Test
  void attention_is_given_for_each_token_and_for_the_end() {
    Hypothesis h = best(search(3, Normalisation.MEAN, 0), 5);
    assertThat(h.attention().length).isEqualTo(h.tokens().length + 1);
    for (float[] row : h.attention()) assertThat(row[0] + row[1]).isCloseTo(1, within(1e-6f));
  }

  @Test
  void why_a_target_lost_is_told() {
    int[] greedy = best(new GreedySearch(END, LengthLimits.upTo(LONGEST), List.of()), 3).tokens();
    Watch found = Watch.of(List.of(greedy), END);
    List<Hypothesis> all = search(ALL, Normalisation.MEAN, 0).nBest(ALL).watching(found)
        .run(new TableSession(VOCABULARY, 3, 3)).getFirst();
    int place = IntStream.range(0, all.size()).filter(i -> Arrays.equals(all.get(i).tokens(), greedy)).findFirst()
        .orElseThrow();
    assertThat(found.explanations().getFirst()).contains(String.format(Locale.ROOT, "%.3f", all.get(place).score()))
        .contains(place == 0 ? "with the best score" : "at place " + (place + 1) + " of");

    int worst = 0;
    float[] log = new TableSession(VOCABULARY, 3, 3).logProbabilities(3, new int[0]);
    for (int i = 0; i < log.length; i++) if (log[i] < log[worst]) worst = i;
    int[] unlikely = {worst, 2, 2};
    Watch lost = Watch.of(List.of(worst == END ? new int[0] : unlikely), END).named(token -> "t" + token);
    search(1, Normalisation.MEAN, 0).watching(lost).run(new TableSession(VOCABULARY, 3, 3));
    assertThat(lost.explanations().getFirst()).contains("token 1 ('t" + worst + "')")
        .contains("was not among the 1 best")
        .contains(String.format(Locale.ROOT, "its log-probability is %.3f", log[worst]));
  }

  @Test
  void each_source_has_its_own_watch_in_whatever_batch_it_is() {
    Watch one = Watch.of(List.of(new int[] {2}, new int[] {3, 3}, new int[] {0}), END);
    search(2, Normalisation.MEAN, 0).watching(one).run(new TableSession(VOCABULARY, 3, 7, 8, 9));
    Watch apart = Watch.of(List.of(new int[] {2}, new int[] {3, 3}, new int[] {0}), END);
    BeamSearch search = search(2, Normalisation.MEAN, 0).watching(apart);
    search.forSources(List.of(2, 0)).run(new TableSession(VOCABULARY, 3, 9, 7));
    search.forSources(List.of(1)).run(new TableSession(VOCABULARY, 3, 8));
    assertThat(apart.explanations()).isEqualTo(one.explanations());
  }

  @Test
  void an_impatient_beam_stops_when_as_many_have_finished_and_never_finds_more() {
    int fewer = 0;
    for (long seed = 0; seed < 40; seed++) {
      Counting all = new Counting(new TableSession(VOCABULARY, 3, seed));
      Counting some = new Counting(new TableSession(VOCABULARY, 3, seed));
      double best = search(3, Normalisation.MEAN, 0).run(all).getFirst().getFirst().score();
      double found = search(3, Normalisation.MEAN, 0).patience(1).run(some).getFirst().getFirst().score();
      assertThat(found).isLessThanOrEqualTo(best);
      assertThat(some.steps).isLessThanOrEqualTo(all.steps);
      if (some.steps < all.steps) fewer++;
    }
    assertThat(fewer).as("of 40 searches that took fewer steps").isGreaterThan(5);
    assertThatThrownBy(() -> BeamSearch.of(END, 2).patience(0)).isInstanceOf(RnnException.class)
        .hasMessageContaining("patience of a beam search is 0");
  }

  @Test
  void poor_targets_that_end_early_do_not_end_an_impatient_search_for_a_sure_one() {
    Hypothesis found = BeamSearch.of(END, 3).patience(1).run(new Sure(12)).getFirst().getFirst();
    assertThat(found.tokens()).hasSize(12).containsOnly(Sure.TOKEN);
  }

  /** One target of so many tokens has a probability of 0.77; at each of them an end has 0.015. */
  private static final class Sure extends ForwardingSession {
    private static final int TOKEN = 2;
    private final int length;
    private int steps;

    Sure(int length) {
      super(new TableSession(VOCABULARY, 3, 1));
      this.length = length;
    }

    @Override
    public void step(int[] previous) {
      steps++;
      super.step(previous);
    }

    @Override
    public void logProbabilities(int row, float[] into) {
      Arrays.fill(into, (float) Math.log(0.005 / (into.length - 2)));
      into[END] = (float) Math.log(0.015);
      into[steps > length ? END : TOKEN] = (float) Math.log(0.98);
    }
  }

  /** Counts steps. */
  private static final class Counting extends ForwardingSession {
    private int steps;

    Counting(DecodingSession session) {
      super(session);
    }

    @Override
    public void step(int[] previous) {
      steps++;
      super.step(previous);
    }
  }

  @Test
  void a_beam_gives_no_more_hypotheses_than_its_width() {
    assertThatThrownBy(() -> BeamSearch.of(END, 2).nBest(3)).isInstanceOf(RnnException.class)
        .hasMessageContaining("a beam of 2 cannot give 3");
  }
}
