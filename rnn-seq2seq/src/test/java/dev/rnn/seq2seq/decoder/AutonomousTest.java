package dev.rnn.seq2seq.decoder;

import dev.rnn.api.decoder.Bridge;
import dev.rnn.api.decoder.Decoder;
import dev.rnn.cells.Gru;
import dev.rnn.tck.DecoderVerification;

class AutonomousTest extends DecoderVerification {
  @Override
  protected Decoder<?> decoder() {
    return new Autonomous<>(new Gru(5), Bridge.DENSE);
  }
}
