package dev.rnn.seq2seq.decoder;

import dev.rnn.api.decoder.Decoder;
import dev.rnn.api.plugin.PluginKind;
import dev.rnn.api.plugin.PluginRegistry;
import dev.rnn.api.plugin.Spec;
import dev.rnn.tck.DecoderVerification;

class AutonomousTest extends DecoderVerification {
  @Override
  protected Decoder<?> decoder() {
    return PluginRegistry.load().create(PluginKind.DECODER, Spec.parse("autonomous(cell=gru(hiddenSize=5))"));
  }
}
