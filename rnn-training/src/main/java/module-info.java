/** Data, models, losses, optimizers, the trainer, and the composition root. */
module dev.rnn.training {
  requires transitive com.google.guice;
  requires transitive dev.rnn.api;
  requires transitive dev.rnn.engine;
  requires de.siegmar.fastcsv;
  requires jakarta.inject;
  requires java.logging;
  requires org.slf4j;
  requires tools.jackson.databind;

  exports dev.rnn.training;
  exports dev.rnn.training.data;
  exports dev.rnn.training.data.archive;
  exports dev.rnn.training.data.series;
  exports dev.rnn.training.data.table;
  exports dev.rnn.training.data.text;
  exports dev.rnn.training.diagnosis;
  exports dev.rnn.training.file;
  exports dev.rnn.training.generation;
  exports dev.rnn.training.loss;
  exports dev.rnn.training.metric;
  exports dev.rnn.training.metric.classification;
  exports dev.rnn.training.metric.forecast;
  exports dev.rnn.training.model;
  exports dev.rnn.training.optimizer;
  exports dev.rnn.training.schedule;
  exports dev.rnn.training.trainer;

  opens dev.rnn.training to com.google.guice;

  uses dev.rnn.training.RnnModule;

  provides dev.rnn.api.plugin.InitializerProvider with
      dev.rnn.training.initializer.ConstantProvider,
      dev.rnn.training.initializer.GlorotProvider,
      dev.rnn.training.initializer.HeProvider,
      dev.rnn.training.initializer.NormalProvider,
      dev.rnn.training.initializer.OrthogonalProvider,
      dev.rnn.training.initializer.UniformProvider;

  provides dev.rnn.api.plugin.LossProvider with
      dev.rnn.training.loss.BinaryCrossEntropyProvider,
      dev.rnn.training.loss.CrossEntropyProvider,
      dev.rnn.training.loss.CtcProvider,
      dev.rnn.training.loss.HuberProvider,
      dev.rnn.training.loss.MeanAbsoluteErrorProvider,
      dev.rnn.training.loss.MeanSquaredErrorProvider;

  provides dev.rnn.api.plugin.OptimizerProvider with
      dev.rnn.training.optimizer.AdadeltaProvider,
      dev.rnn.training.optimizer.AdagradProvider,
      dev.rnn.training.optimizer.AdamProvider,
      dev.rnn.training.optimizer.AdamWProvider,
      dev.rnn.training.optimizer.LionProvider,
      dev.rnn.training.optimizer.NAdamProvider,
      dev.rnn.training.optimizer.RmsPropProvider,
      dev.rnn.training.optimizer.SgdProvider;

  provides dev.rnn.api.plugin.ScheduleProvider with
      dev.rnn.training.schedule.ConstantProvider,
      dev.rnn.training.schedule.CosineDecayProvider,
      dev.rnn.training.schedule.ExponentialDecayProvider,
      dev.rnn.training.schedule.HoldThenDecayProvider,
      dev.rnn.training.schedule.InverseSquareRootProvider,
      dev.rnn.training.schedule.OneCycleProvider,
      dev.rnn.training.schedule.ReduceOnPlateauProvider,
      dev.rnn.training.schedule.StepDecayProvider,
      dev.rnn.training.schedule.WarmUpProvider;
}
