package dev.rnn.seq2seq.generation;

import dev.rnn.api.error.RnnException;
import java.util.List;

/**
 * Several models as one: the mean of their probabilities. Their vocabularies are one, their sources the same.
 *
 * @param members sessions that begin together
 */
public record Ensemble(List<DecodingSession> members) implements DecodingSession {
  /**
   * Checks that the members fit together.
   *
   * @throws RnnException if there are none, or their vocabularies or sources differ in number
   */
  public Ensemble {
    members = List.copyOf(members);
    if (members.isEmpty() || members.stream().mapToInt(DecodingSession::vocabulary).distinct().count() > 1
        || members.stream().mapToInt(DecodingSession::rows).distinct().count() > 1) {
      throw RnnException.error("RNN-ENSEMBLE", "an ensemble needs models of one vocabulary that were given the same"
          + " sources.").fix("train the models on the same vocabulary.").build();
    }
  }

  @Override
  public int rows() {
    return members.getFirst().rows();
  }

  @Override
  public int source(int row) {
    return members.getFirst().source(row);
  }

  @Override
  public int sourceLength(int source) {
    return members.getFirst().sourceLength(source);
  }

  @Override
  public int vocabulary() {
    return members.getFirst().vocabulary();
  }

  @Override
  public void step(int[] previous) {
    for (DecodingSession member : members) member.step(previous);
  }

  /** ln of the mean of the members' probabilities. */
  @Override
  public void logProbabilities(int row, float[] into) {
    double[] sum = new double[into.length];
    for (DecodingSession member : members) {
      member.logProbabilities(row, into);
      for (int i = 0; i < into.length; i++) sum[i] += Math.exp(into[i]);
    }
    for (int i = 0; i < into.length; i++) into[i] = (float) Math.log(sum[i] / members.size());
  }

  /** The mean of the weights of those members that attend; empty if none does. */
  @Override
  public float[] attention(int row) {
    List<float[]> all = members.stream().map(member -> member.attention(row)).filter(w -> w.length > 0).toList();
    if (all.isEmpty()) return new float[0];
    float[] mean = new float[all.getFirst().length];
    for (float[] weights : all) {
      for (int i = 0; i < mean.length; i++) mean[i] += weights[i] / all.size();
    }
    return mean;
  }

  @Override
  public void select(int[] rows) {
    for (DecodingSession member : members) member.select(rows);
  }
}
