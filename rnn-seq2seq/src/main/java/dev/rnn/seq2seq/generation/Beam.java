package dev.rnn.seq2seq.generation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The beam of one source. */
final class Beam {
  private static final Comparator<Found> BEST_FIRST = Comparator.comparingDouble(f -> -f.score); // stable for equals

  private final BeamSearch search;
  private final NextToken allowed;
  private final int source;
  private final int longest;
  private final float[] log;
  private final List<Found> found = new ArrayList<>();
  private List<Prefix> live;

  /** A finished hypothesis. */
  private record Found(Prefix prefix, boolean wanted, double score) {}

  Beam(BeamSearch search, int source, int sourceLength, int vocabulary) {
    this.search = search;
    this.source = source;
    allowed = new NextToken(search.end(), search.limits(), search.rules());
    longest = search.limits().longest(sourceLength);
    log = new float[vocabulary];
    live = List.of(Prefix.empty(search.end()));
  }

  List<Prefix> live() {
    return live;
  }

  /**
   * Takes what the session says of rows from {@code first}; gives for each new live hypothesis the row it continues.
   */
  List<Integer> advance(DecodingSession session, int first) {
    Candidates candidates = new Candidates(search.width());
    boolean[] wanted = new boolean[live.size()];
    for (int i = 0; i < live.size(); i++) {
      wanted[i] = allowed.read(session, first + i, live.get(i), log);
      candidates.offer(i, live.get(i).logProbability(), log);
      if (search.watched() != null) search.watched().offered(source, live.get(i), log);
    }
    if (search.watched() != null) search.watched().step(source, live, candidates);
    List<Prefix> next = new ArrayList<>();
    List<Integer> rows = new ArrayList<>();
    for (Candidates.Candidate c : candidates.best()) {
      Prefix prefix = live.get(c.parent()).with(c.token(), c.log(), session.attention(first + c.parent()));
      if (c.token() == search.end()) {
        found.add(new Found(prefix, wanted[c.parent()], search.score(prefix)));
      } else {
        next.add(prefix);
        rows.add(first + c.parent());
      }
    }
    found.sort(BEST_FIRST);
    live = isDecided(next) ? List.of() : next;
    if (live.isEmpty() && search.watched() != null) {
      search.watched().finished(source, found.stream().map(Found::prefix).toList(),
          found.stream().map(Found::score).toList());
    }
    if (live.isEmpty() && found.isEmpty()) throw NextToken.nothingAllowed(source);
    return live.isEmpty() ? List.of() : rows;
  }

  /** Whether enough have finished, or no live hypothesis can end with a better score than those that are asked for. */
  private boolean isDecided(List<Prefix> next) {
    if (found.size() < search.best()) return next.isEmpty();
    Found last = found.get(search.best() - 1);
    if (found.size() >= search.patience() * search.width()) {
      // Beside one sure target the others are so poor that several end early: they do not count against it.
      double probable = last.prefix.logProbability();
      if (next.stream().noneMatch(p -> p.logProbability() > probable)) return true;
    }
    double worst = last.score;
    // Further tokens cost; the largest divisor makes the least of what was paid. The coverage penalty only costs.
    double divisor = search.normalisation().of(longest + 1);
    return next.stream().allMatch(p -> p.logProbability() / divisor <= worst);
  }

  List<Hypothesis> hypotheses() {
    return found.stream().limit(search.best()).map(f -> f.prefix.finished(f.wanted, f.score)).toList();
  }
}
