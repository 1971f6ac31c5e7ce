package dev.rnn.seq2seq.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenAccuracyTest {
  private static final int END = TableSession.END;

  @Test
  void what_greedy_search_found_is_right_in_both_ways() {
    List<Hypothesis> found = greedy();
    List<int[]> targets = found.stream().map(Hypothesis::tokens).toList();
    TokenAccuracy all = TokenAccuracy.of(session(), targets, found, END);
    assertThat(found).allMatch(Hypothesis::ended);
    double sum = found.stream().mapToDouble(Hypothesis::logProbability).sum();
    int tokens = found.stream().mapToInt(h -> h.tokens().length + 1).sum();
    assertThat(all.forced()).isEqualTo(1);
    assertThat(all.free()).isEqualTo(1);
    assertThat(all.perplexity()).isCloseTo(Math.exp(-sum / tokens), within(1e-9));
    assertThat(all.gap()).isZero();
  }

  @Test
  void a_missing_first_token_costs_the_free_run_what_follows() {
    Hypothesis found = new Hypothesis(new int[] {3, 4, 5}, true, 0, 0, new float[0][]);
    TokenAccuracy.Counts counts = TokenAccuracy.Counts.of(session(),
        List.of(new int[] {4, 5}, new int[0], new int[] {2}),
        List.of(found, found, new Hypothesis(new int[] {2}, false, 0, 0, new float[0][])), END);
    assertThat(counts.free()).as("right: only the 2; it was cut, so there is no end").isEqualTo(1);
    assertThat(counts.all()).as("3 + 1 + 2 tokens with their ends").isEqualTo(6);
  }

  @Test
  void forced_tokens_are_those_most_probable_after_the_right_ones() {
    List<int[]> targets = List.of(new int[] {4, 2, 3}, new int[0], new int[] {2});
    long right = 0;
    double sum = 0;
    for (int s = 0; s < 3; s++) {
      int[] target = targets.get(s);
      TableSession one = new TableSession(6, 3, 11 + s);
      float[] log = new float[6];
      for (int t = 0; t <= target.length; t++) {
        one.step(new int[] {t == 0 ? END : target[t - 1]});
        one.logProbabilities(0, log);
        int best = IntStream.range(0, 6).reduce((a, b) -> log[b] > log[a] ? b : a).orElseThrow();
        int expected = t < target.length ? target[t] : END;
        if (best == expected) right++;
        sum += log[expected];
      }
    }
    TokenAccuracy.Counts counts = TokenAccuracy.Counts.of(session(), targets, greedy(), END);
    assertThat(counts.forced()).isEqualTo(right);
    assertThat(counts.logProbability()).isCloseTo(sum, within(1e-9));
    assertThat(counts.plus(counts).accuracy()).as("of twice the same").isEqualTo(counts.accuracy());
  }

  private static TableSession session() {
    return new TableSession(6, 3, 11, 12, 13);
  }

  private static List<Hypothesis> greedy() {
    return new GreedySearch(END, LengthLimits.upTo(500), List.of()).run(session()).stream().map(List::getFirst)
        .toList();
  }
}
