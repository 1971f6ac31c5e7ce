package dev.rnn.training.model;

import dev.rnn.api.error.RnnException;
import dev.rnn.engine.compile.Compiler;
import dev.rnn.engine.compile.Mode;
import dev.rnn.engine.compile.Program;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.random.NoiseKey;
import dev.rnn.engine.runtime.Frame;
import dev.rnn.engine.runtime.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * ‖∂L/∂s_t‖ for the state s_t of each layer after each step, where L is the loss of a sequence's last step (or of the
 * sequence, where it has one answer). The state is all that a step hands on: h, and c where there is one. Only layers
 * that look back are seen, and dropout is off.
 *
 * <p>The model is traced a second time with zeros added to the states; it reads the model's parameters as they are at
 * the moment, so one object serves a whole training.
 */
public final class StateGradients {
  /** The prefix of the inputs with zeros. */
  private static final String PREFIX = "probe/";

  private final SequenceModel model;
  private final ModelGraph graph;
  private final Program program;
  private final int[] sizes;

  /**
   * For the states of a model.
   *
   * @throws RnnException if the loss is not one of single steps or sequences
   */
  public StateGradients(SequenceModel model) {
    this.model = model;
    if (model.spec().topology() == Topology.UNALIGNED) {
      throw RnnException.error("RNN-GRADIENT-FLOW", "a loss of unaligned labels has no last step to look back from.")
          .fix("look at a model with aligned targets, or with one answer for a sequence.").build();
    }
    ModelGraph.Parts parts = model.parts();
    sizes = new int[parts.cells().size()];
    List<LayerCells> probed = new ArrayList<>();
    for (int i = 0; i < sizes.length; i++) {
      String prefix = "layer" + i + "/";
      sizes[i] = model.graph().states().stream().filter(s -> s.name().startsWith(prefix))
          .mapToInt(ModelGraph.StateSlot::size).sum();
      NamedCell forward = parts.cells().get(i).forward();
      probed.add(new LayerCells(new NamedCell(forward.name(),
          new ProbedCell<>(forward.cell(), probe(i), sizes[i])), parts.cells().get(i).backward()));
    }
    graph = ModelGraph.trace(model.spec(), new ModelGraph.Parts(probed, parts.attention(), parts.loss()));
    List<Node> probes = graph.trace().graph().nodes().stream()
        .filter(n -> n.op() instanceof Op.Input(String name) && name.startsWith(PREFIX)).toList();
    program = Compiler.compile(graph.trace().graph(), Map.of(TrainableModel.LOSS, graph.lossSum()), Mode.EVALUATE,
        graph.lossSum(), probes);
  }

  /**
   * For each layer the norm at each lag: how many steps before the last a state was. Means over the sequences that are
   * long enough.
   */
  public List<double[]> byLag(Examples examples, Workers workers) {
    ProgramInputs inputs = new ProgramInputs(model.spec(), graph);
    Batch batch = inputs.layout(examples, program);
    Map<String, float[]> given = inputs.of(examples, batch, Map.of());
    int[] lengths = examples.lengths();
    given.put(TrainableModel.WEIGHTS, weights(batch, lengths));
    int steps = Arrays.stream(lengths).sum();
    for (int i = 0; i < sizes.length; i++) given.put(probe(i), new float[steps * sizes[i]]);
    Frame frame = new Frame(program, workers);
    frame.run(batch, model.parameters(), given, NoiseKey.of(0, 0));
    List<double[]> all = new ArrayList<>();
    for (int i = 0; i < sizes.length; i++) {
      float[] packed = frame.output(Compiler.gradientOf(probe(i)));
      all.add(means(Packing.unpack(batch, graph.time(), packed, sizes[i]), lengths, sizes[i]));
    }
    return all;
  }

  private float[] weights(Batch batch, int[] lengths) {
    float[][] last = new float[lengths.length][];
    boolean one = model.spec().topology().isOnePerSequence();
    for (int s = 0; s < last.length; s++) {
      last[s] = new float[one ? 1 : lengths[s]];
      if (last[s].length > 0) last[s][last[s].length - 1] = 1;
    }
    return one ? Packing.join(last, 1, "weight") : Packing.pack(batch, graph.time(), last, 1, "weight");
  }

  private static double[] means(float[][] gradients, int[] lengths, int size) {
    double[] sums = new double[Arrays.stream(lengths).max().orElse(0)];
    int[] counts = new int[sums.length];
    for (int s = 0; s < lengths.length; s++) {
      for (int t = 0; t < lengths[s]; t++) {
        double squares = 0;
        for (int k = t * size; k < (t + 1) * size; k++) squares += (double) gradients[s][k] * gradients[s][k];
        sums[lengths[s] - 1 - t] += Math.sqrt(squares);
        counts[lengths[s] - 1 - t]++;
      }
    }
    for (int lag = 0; lag < sums.length; lag++) sums[lag] /= counts[lag];
    return sums;
  }

  private static String probe(int layer) {
    return PREFIX + "layer" + layer;
  }
}
