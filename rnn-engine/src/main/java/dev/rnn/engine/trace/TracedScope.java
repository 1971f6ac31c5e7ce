package dev.rnn.engine.trace;

import dev.rnn.api.cell.CellScope;
import dev.rnn.api.error.RnnException;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.scope.AffineSettings;
import dev.rnn.api.scope.Grain;
import dev.rnn.api.scope.Initializer;
import dev.rnn.api.scope.Role;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.api.tensor.Tensors;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A scope of a recording. Its noise varies over one axis, or over none. */
public final class TracedScope implements CellScope {
  private static final List<String> MATRICES = List.of("W", "U", "V");

  private final Trace trace;
  private final String path;
  private final @Nullable Axis axis;

  TracedScope(Trace trace, String path, @Nullable Axis axis) {
    this.trace = trace;
    this.path = path;
    this.axis = axis;
  }

  /** The recording. */
  public Trace trace() {
    return trace;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public TracedScope child(String name) {
    return new TracedScope(trace, join(name), axis);
  }

  /** The same scope for what varies over another axis. */
  public TracedScope along(@Nullable Axis other) {
    return new TracedScope(trace, path, other);
  }

  @Override
  public Tensor parameter(String name, Shape shape, Initializer initializer, Role role) {
    return trace.declare(join(name), shape, initializer, role);
  }

  @Override
  public Affine affine(String name, int outputs, AffineSettings settings) {
    return new TracedAffine(child(name), outputs, settings);
  }

  @Override
  public Tensor uniform(String name, Shape shape, Grain grain) {
    return trace.noise(join(name), shape, switch (grain) {
      case STEP -> axis == null ? Extent.SEQUENCE : Extent.of(axis);
      case SEQUENCE -> Extent.SEQUENCE;
      case BATCH -> Extent.CONSTANT;
    });
  }

  @Override
  public Tensor uniform(String name, Tensor like) {
    Node node = trace.node(like);
    return trace.noise(join(name), node.shape(), node.extent());
  }

  @Override
  public Tensor training() {
    return trace.wrap(trace.graph().training());
  }

  @Override
  public Tensor constant(double value, int... dims) {
    return trace.constant(value, Shape.of(dims));
  }

  private String join(String name) {
    if (name.isEmpty() || name.contains("/")) {
      throw RnnException.error("RNN-NAME", "\"" + name + "\" cannot be a name.").in(trace.graph().here().toString())
          .fix("use a name without '/'; nest with scope.child(...).").build();
    }
    return path.isEmpty() ? name : path + "/" + name;
  }

  /** Declares its matrices at its first use, when the operands' sizes are known. */
  private static final class TracedAffine implements Affine {
    private final TracedScope scope;
    private final int outputs;
    private final AffineSettings settings;
    private final List<@Nullable Tensor> matrices = new ArrayList<>();
    private @Nullable Tensor bias;
    private boolean declared;

    TracedAffine(TracedScope scope, int outputs, AffineSettings settings) {
      this.scope = scope;
      this.outputs = outputs;
      this.settings = settings;
    }

    @Override
    public Tensor of(Tensor... operands) {
      if (!declared) declare(operands);
      Tensor sum = null;
      for (int i = 0; i < operands.length; i++) {
        if (operands[i].size() == 0) continue;
        Tensor product = Tensors.product(matrix(i), operands[i]);
        sum = sum == null ? product : sum.plus(product);
      }
      if (bias != null) sum = sum == null ? bias : sum.plus(bias);
      return sum == null ? scope.constant(0, outputs) : sum.named(scope.path());
    }

    private Tensor matrix(int i) {
      Tensor matrix = i < matrices.size() ? matrices.get(i) : null;
      if (matrix != null) return matrix;
      throw RnnException.error("RNN-AFFINE-OPERANDS", "affine \"" + scope.path() + "\" has no matrix for operand "
              + (i + 1) + ", which was missing or of size 0 when it was first used.")
          .in(scope.trace.graph().here().toString())
          .fix("call it with the same operands each time.").build();
    }

    private void declare(Tensor... operands) {
      declared = true;
      for (int i = 0; i < operands.length; i++) {
        int size = operands[i].size();
        String name = i < MATRICES.size() ? MATRICES.get(i) : "W" + i;
        Initializer initializer = i == 0 ? settings.first() : settings.others();
        matrices.add(size == 0 ? null
            : scope.parameter(name, Shape.of(outputs, size), initializer, Role.WEIGHT));
      }
      if (settings.bias() != null) bias = scope.parameter("b", Shape.of(outputs), settings.bias(), Role.BIAS);
    }
  }
}
