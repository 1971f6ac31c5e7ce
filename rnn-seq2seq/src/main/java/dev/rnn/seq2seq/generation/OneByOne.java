package dev.rnn.seq2seq.generation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** One hypothesis for each source, token after token; sources that ended leave the session. */
final class OneByOne {
  /** Chooses a token. */
  @FunctionalInterface
  interface Chooser {
    int choose(int source, float[] logProbabilities);
  }

  private OneByOne() {}

  static List<List<Hypothesis>> run(DecodingSession session, int end, LengthLimits limits, List<TokenRule> rules,
      Chooser chooser) {
    NextToken allowed = new NextToken(end, limits, rules);
    Hypothesis[] done = new Hypothesis[session.rows()];
    Prefix[] prefixes = new Prefix[session.rows()];
    Arrays.fill(prefixes, Prefix.empty(end));
    float[] log = new float[session.vocabulary()];
    while (prefixes.length > 0) {
      session.step(Arrays.stream(prefixes).mapToInt(Prefix::token).toArray());
      List<Prefix> going = new ArrayList<>();
      List<Integer> rows = new ArrayList<>();
      for (int row = 0; row < prefixes.length; row++) {
        int source = session.source(row);
        boolean wanted = allowed.read(session, row, prefixes[row], log);
        int token = chooser.choose(source, log);
        if (log[token] == Float.NEGATIVE_INFINITY) throw NextToken.nothingAllowed(source);
        Prefix next = prefixes[row].with(token, log[token], session.attention(row));
        if (token == end) {
          done[source] = next.finished(wanted, next.logProbability());
        } else {
          going.add(next);
          rows.add(row);
        }
      }
      if (rows.size() < prefixes.length) session.select(rows.stream().mapToInt(row -> row).toArray());
      prefixes = going.toArray(Prefix[]::new);
    }
    return Arrays.stream(done).map(found -> List.of(Objects.requireNonNull(found))).toList();
  }
}
