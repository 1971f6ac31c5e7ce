package dev.rnn.seq2seq.generation;

import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(all).isEqualTo(new TokenAccuracy(1, 1));
    assertThat(all.gap()).isZero();
  }

  @Test
  void a_missing_first_token_costs_the_free_run_what_follows() {
    Hypothesis found = new Hypothesis(new int[] {3, 4, 5}, true, 0, 0, new float[0][]);
    long[] counts = TokenAccuracy.count(session(), List.of(new int[] {4, 5}, new int[0], new int[] {2}),
        List.of(found, found, new Hypothesis(new int[] {2}, false, 0, 0, new float[0][])), END);
    assertThat(counts[1]).as("right: only the 2; it was cut, so there is no end").isEqualTo(1);
    assertThat(counts[2]).as("3 + 1 + 2 tokens with their ends").isEqualTo(6);
  }

  @Test
  void forced_tokens_are_those_most_probable_after_the_right_ones() {
    List<int[]> targets = List.of(new int[] {4, 2, 3}, new int[0], new int[] {2});
    long right = 0;
    for (int s = 0; s < 3; s++) {
      int[] target = targets.get(s);
      TableSession one = new TableSession(6, 3, 11 + s);
      float[] log = new float[6];
      for (int t = 0; t <= target.length; t++) {
        one.step(new int[] {t == 0 ? END : target[t - 1]});
        one.logProbabilities(0, log);
        int best = IntStream.range(0, 6).reduce((a, b) -> log[b] > log[a] ? b : a).orElseThrow();
        if (best == (t < target.length ? target[t] : END)) right++;
      }
    }
    assertThat(TokenAccuracy.count(session(), targets, greedy(), END)[0]).isEqualTo(right);
  }

  private static TableSession session() {
    return new TableSession(6, 3, 11, 12, 13);
  }

  private static List<Hypothesis> greedy() {
    return new GreedySearch(END, LengthLimits.upTo(500), List.of()).run(session()).stream().map(List::getFirst).toList();
  }
}
