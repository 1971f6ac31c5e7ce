/** The tensor language, the contracts of plug-ins and their registry: all that a plug-in author needs to see. */
module dev.rnn.api {
  requires org.slf4j;
  requires static transitive org.jspecify;

  exports dev.rnn.api;
  exports dev.rnn.api.cell;
  exports dev.rnn.api.decoder;
  exports dev.rnn.api.error;
  exports dev.rnn.api.loss;
  exports dev.rnn.api.optimizer;
  exports dev.rnn.api.plugin;
  exports dev.rnn.api.record;
  exports dev.rnn.api.scope;
  exports dev.rnn.api.tensor;

  uses dev.rnn.api.plugin.AttentionProvider;
  uses dev.rnn.api.plugin.CellProvider;
  uses dev.rnn.api.plugin.DecoderProvider;
  uses dev.rnn.api.plugin.InitializerProvider;
  uses dev.rnn.api.plugin.LossProvider;
  uses dev.rnn.api.plugin.OptimizerProvider;
  uses dev.rnn.api.plugin.OutputLayerProvider;
  uses dev.rnn.api.plugin.ScheduleProvider;
}
