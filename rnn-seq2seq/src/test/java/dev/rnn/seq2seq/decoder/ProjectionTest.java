package dev.rnn.seq2seq.decoder;

import dev.rnn.api.decoder.OutputLayer;
import dev.rnn.tck.OutputLayerVerification;

class ProjectionTest extends OutputLayerVerification {
  @Override
  protected OutputLayer outputLayer() {
    return new Projection();
  }
}
