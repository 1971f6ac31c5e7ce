/** Attention mechanisms, and the decoders that use them. */
module dev.rnn.attention {
  requires transitive dev.rnn.api;

  exports dev.rnn.attention.decoder;
  exports dev.rnn.attention.score;

  provides dev.rnn.api.plugin.AttentionProvider with
      dev.rnn.attention.score.AdditiveProvider,
      dev.rnn.attention.score.ConcatProvider,
      dev.rnn.attention.score.CoverageProvider,
      dev.rnn.attention.score.DotProvider,
      dev.rnn.attention.score.GeneralProvider,
      dev.rnn.attention.score.LocationAwareProvider,
      dev.rnn.attention.score.MultiHeadProvider,
      dev.rnn.attention.score.ScaledDotProvider;

  provides dev.rnn.api.plugin.DecoderProvider with
      dev.rnn.attention.decoder.BahdanauProvider,
      dev.rnn.attention.decoder.LuongProvider,
      dev.rnn.attention.decoder.PointerProvider;

  provides dev.rnn.api.plugin.OutputLayerProvider with
      dev.rnn.attention.decoder.PointerGeneratorProvider;
}
