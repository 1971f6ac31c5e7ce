import dev.rnn.api.decoder.Decoder;
import dev.rnn.api.scope.Initializers;
import dev.rnn.api.scope.Role;
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
import dev.rnn.engine.layout.Rows;
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
import java.util.Map;
import java.util.function.UnaryOperator;

/** Teaches any decoder to say its source again, with the engine alone. */
final class Translation {
  private static final int VOCABULARY = 5;
  private static final int STEPS = 150;

  private Translation() {}

  /** The loss of each step of gradient descent; source and target have the same tokens. */
  static double[] losses(Decoder<?> decoder, float[][] sequences, int[] lengths) {
    Trace trace = new Trace();
    Axis source = trace.axis("source");
    Axis target = trace.axis("target");
    TracedScope scope = trace.scope();
    Tensor table = scope.parameter("table", Shape.of(VOCABULARY, 6), Initializers.uniform(1), Role.EMBEDDING);
    Tensor read = trace.input("read", Shape.SCALAR, Extent.of(source));
    Tensor said = trace.input("said", Shape.SCALAR, Extent.of(target));
    TracedSequence memory = new TracedSequence(trace, source, Tensors.embed(table, read), read);
    Tensor context = memory.last(Tensors.embed(table, read), scope.zeros(6));
    TracedSequence targets = new TracedSequence(trace, target, said, null);
    Tensor before = Tensors.embed(table, targets.previous(said, scope.constant(-1)));
    Recurrence<?> run = Recurrence.of(decoder, "decoder", new TracedDecoderScope(scope.child("decoder"), memory,
        context), before, target, UnaryOperator.identity());
    Tensor logits = scope.affine("output", VOCABULARY).of(run.output());
    Tensor each = Tensors.logSumExp(logits).minus(Tensors.pick(logits, said));
    Node loss = trace.graph().reduceRows(Reduction.SUM, trace.node(each), Extent.CONSTANT);

    Parameters parameters = Parameters.initial(trace.parameters(), 1, null);
    Program program = Compiler.compile(trace.graph(), Map.of("loss", loss), Mode.TRAIN, loss,
        trace.parameters().stream().map(ParameterDeclaration::node).toList());
    Batch batch = Batch.of(lengths.length, Map.of(source, lengths, target, lengths), program.axes());
    Map<String, float[]> inputs =
        Map.of("read", packed(batch, source, sequences), "said", packed(batch, target, sequences));
    double[] losses = new double[STEPS];
    try (Workers workers = new Workers(1)) {
      Frame frame = new Frame(program, workers);
      for (int step = 0; step < STEPS; step++) {
        frame.run(batch, parameters, inputs, NoiseKey.of(1, step));
        losses[step] = frame.output("loss")[0];
        for (Parameters.Parameter p : parameters.all()) {
          float[] gradient = frame.output(Compiler.gradientOf(p.path()));
          for (int i = 0; i < p.values().length; i++) p.values()[i] -= 0.05f * gradient[i];
        }
        parameters.changed();
      }
    }
    return losses;
  }

  /** Steps of all sequences in the order of the batch's rows. */
  private static float[] packed(Batch batch, Axis axis, float[][] sequences) {
    Rows rows = batch.rows(Extent.of(axis));
    float[] packed = new float[rows.count()];
    for (int r = 0; r < packed.length; r++) packed[r] = sequences[rows.sequence(r)][rows.step(0, r)];
    return packed;
  }
}
