package dev.rnn.seq2seq.generation;

/** A session that asks another one; tests change what they are about. */
class ForwardingSession implements DecodingSession {
  private final DecodingSession session;

  ForwardingSession(DecodingSession session) {
    this.session = session;
  }

  @Override
  public int rows() {
    return session.rows();
  }

  @Override
  public int source(int row) {
    return session.source(row);
  }

  @Override
  public int sourceLength(int source) {
    return session.sourceLength(source);
  }

  @Override
  public int vocabulary() {
    return session.vocabulary();
  }

  @Override
  public void step(int[] previous) {
    session.step(previous);
  }

  @Override
  public void logProbabilities(int row, float[] into) {
    session.logProbabilities(row, into);
  }

  @Override
  public float[] attention(int row) {
    return session.attention(row);
  }

  @Override
  public void select(int[] rows) {
    session.select(rows);
  }
}
