/** Models that turn one sequence into another, and generation. */
module dev.rnn.seq2seq {
  requires transitive dev.rnn.training;

  exports dev.rnn.seq2seq.decoder;
  exports dev.rnn.seq2seq.generation;
  exports dev.rnn.seq2seq.metric;
  exports dev.rnn.seq2seq.model;
  exports dev.rnn.seq2seq.text;
  exports dev.rnn.seq2seq.translation;

  provides dev.rnn.api.plugin.DecoderProvider with
      dev.rnn.seq2seq.decoder.AutonomousProvider,
      dev.rnn.seq2seq.decoder.ContextEachStepProvider,
      dev.rnn.seq2seq.decoder.PreviousTokenProvider;

  provides dev.rnn.api.plugin.OutputLayerProvider with
      dev.rnn.seq2seq.decoder.ProjectionProvider;
}
