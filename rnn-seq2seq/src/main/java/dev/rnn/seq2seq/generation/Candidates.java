package dev.rnn.seq2seq.generation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The best continuations of a beam's hypotheses. */
final class Candidates {
  private static final Comparator<Candidate> BEST_FIRST = Comparator.comparingDouble((Candidate c) -> -c.sum)
      .thenComparingInt(Candidate::parent).thenComparingInt(Candidate::token);

  private final int width;
  private final PriorityQueue<Candidate> kept;
  private double least = Double.NEGATIVE_INFINITY;

  /**
   * A continuation.
   *
   * @param parent the hypothesis that it continues
   * @param sum log-probability of all its tokens
   * @param log log-probability of its last one
   */
  record Candidate(int parent, int token, double sum, double log) {}

  Candidates(int width) {
    this.width = width;
    kept = new PriorityQueue<>(BEST_FIRST.reversed());
  }

  /** All continuations of one hypothesis. Of equal ones the first that was offered stays. */
  void offer(int parent, double sum, float[] log) {
    for (int token = 0; token < log.length; token++) {
      if (sum + log[token] > least) keep(new Candidate(parent, token, sum + log[token], log[token]));
    }
  }

  private void keep(Candidate candidate) {
    kept.add(candidate);
    if (kept.size() > width) kept.poll();
    Candidate last = kept.peek();
    if (kept.size() == width && last != null) least = last.sum;
  }

  /** The best ones, the very best first. */
  List<Candidate> best() {
    List<Candidate> all = new ArrayList<>(kept);
    all.sort(BEST_FIRST);
    return all;
  }
}
