package user;

import dev.rnn.api.decoder.Decoder;
import dev.rnn.api.plugin.PluginKind;
import dev.rnn.api.plugin.Spec;
import dev.rnn.api.tensor.Reduction;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.api.tensor.Tensors;
import dev.rnn.engine.compile.Compiler;
import dev.rnn.engine.compile.Mode;
import dev.rnn.engine.compile.Program;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.parameter.Parameters;
import dev.rnn.engine.random.NoiseKey;
import dev.rnn.engine.runtime.Frame;
import dev.rnn.engine.runtime.Workers;
import dev.rnn.engine.trace.ParameterDeclaration;
import dev.rnn.engine.trace.Recurrence;
import dev.rnn.engine.trace.Trace;
import dev.rnn.engine.trace.TracedDecoderScope;
import dev.rnn.engine.trace.TracedScope;
import dev.rnn.engine.trace.TracedSequence;
import dev.rnn.training.Rnn;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.SequenceModel;
import dev.rnn.training.trainer.ShuffledExamples;
import dev.rnn.training.trainer.TrainerSettings;
import dev.rnn.training.trainer.TrainingListener;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Trains strangers' plug-ins by name and prints first and last losses. */
public final class Main {
  private static final int TOKENS = 5;
  private static final int STEPS = 6;

  public static void main(String[] arguments) {
    Rnn rnn = Rnn.create();
    rnn.problems().forEach(System.out::println);
    model(rnn);
    decoder(rnn);
  }

  /** A stranger's cell, loss and optimizer learn which token of a cycle comes next. */
  private static void model(Rnn rnn) {
    SequenceModel model = rnn.sequenceModel().tokens(TOKENS, 4).layer("damped", 8).predictTokens().loss("surprise")
        .build();
    float[][] inputs = new float[TOKENS][STEPS];
    float[][] targets = new float[TOKENS][STEPS];
    int[] lengths = new int[TOKENS];
    for (int s = 0; s < TOKENS; s++) {
      lengths[s] = STEPS;
      for (int t = 0; t < STEPS; t++) {
        inputs[s][t] = (s + t) % TOKENS;
        targets[s][t] = (s + t + 1) % TOKENS;
      }
    }
    double[] losses = new double[2];
    rnn.trainer(TrainerSettings.DEFAULT.withOptimizer("heavy-ball", 0.3).withEpochs(60)).listen(new TrainingListener() {
      @Override
      public void updated(Update update) {
        losses[update.update() == 1 ? 0 : 1] = update.loss();
      }
    }).fit(model, new ShuffledExamples(Examples.of(inputs, targets, lengths), TOKENS, 1));
    System.out.printf("%s: %.3f to %.3f%n", model.spec().layers(), losses[0], losses[1]);
  }

  /** A stranger's decoder learns to spell the numbers of a memory. */
  private static void decoder(Rnn rnn) {
    Decoder<?> decoder = rnn.registry().create(PluginKind.DECODER, Spec.parse("spelling(hiddenSize=8)"));
    Trace trace = new Trace();
    Axis source = trace.axis("source");
    Axis target = trace.axis("target");
    TracedScope scope = trace.scope();
    Tensor values = trace.input("values", Shape.of(2), Extent.of(source));
    TracedSequence memory = new TracedSequence(trace, source, values, null);
    Tensor context = memory.last(values, scope.zeros(2));
    Tensor expected = trace.input("expected", Shape.SCALAR, Extent.of(target));
    TracedSequence targets = new TracedSequence(trace, target, expected, null);
    Tensor token = Tensors.oneHot(targets.previous(expected, scope.constant(-1)), TOKENS);
    TracedDecoderScope inner = new TracedDecoderScope(scope.child("decoder"), memory, context);
    Tensor features = Recurrence.of(decoder, "decoder", inner, token, target, UnaryOperator.identity()).output();
    Tensor logits = scope.child("output").affine("projection", TOKENS).of(features);
    Node losses = trace.node(Tensors.pick(Tensors.logSoftmax(logits), expected).negate());
    Node loss = trace.graph().reduceRows(Reduction.SUM, losses, Extent.CONSTANT);
    Program program = Compiler.compile(trace.graph(), Map.of("loss", loss), Mode.TRAIN, loss,
        trace.parameters().stream().map(ParameterDeclaration::node).toList());

    Parameters parameters = Parameters.initial(trace.parameters(), 1, null);
    Batch batch = Batch.of(2, Map.of(source, new int[] {1, 2}, target, new int[] {3, 3}), program.axes());
    float[] expectedTokens = new float[6];
    for (int i = 0; i < 6; i++) expectedTokens[i] = i % TOKENS; // rows of both sequences, step by step
    Map<String, float[]> inputs = Map.of("values", new float[] {1, 0, 0, 1, 0, 1}, "expected", expectedTokens);
    try (Workers workers = new Workers(1)) {
      Frame frame = new Frame(program, workers);
      float first = 0;
      float last = 0;
      for (int step = 0; step < 300; step++) {
        frame.run(batch, parameters, inputs, NoiseKey.of(1, step));
        last = frame.output("loss")[0];
        if (step == 0) first = last;
        for (Parameters.Parameter p : parameters.all()) {
          float[] gradient = frame.output(Compiler.gradientOf(p.path()));
          for (int i = 0; i < p.values().length; i++) p.values()[i] -= 0.1f * gradient[i];
        }
        parameters.changed();
      }
      System.out.printf("%s: %.3f to %.3f%n", rnn.registry().spec(PluginKind.DECODER, decoder), first, last);
    }
  }
}
