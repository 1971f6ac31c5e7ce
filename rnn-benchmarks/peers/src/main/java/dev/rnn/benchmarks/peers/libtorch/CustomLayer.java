package dev.rnn.benchmarks.peers.libtorch;

import static org.bytedeco.pytorch.global.torch.layer_norm;
import static org.bytedeco.pytorch.global.torch.linear;
import static org.bytedeco.pytorch.global.torch.stack;
import static org.bytedeco.pytorch.global.torch.zeros;

import dev.rnn.benchmarks.peers.GateWeights;
import dev.rnn.benchmarks.task.LayerTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;

/**
 * Cells op by op, the way one writes them there: the input products of all steps are one, gates that can share a
 * product do, element-wise operations work on as much as they can.
 */
final class CustomLayer implements Forward {
  private static final List<String> LSTM = List.of("input", "forget", "candidate", "output");
  private static final double EPSILON = 1e-5;

  private final LayerTask task;
  private final int hidden;
  private final List<GateWeights> parts = new ArrayList<>();
  private final TensorVector variables = new TensorVector();
  private final Tensor zero;

  CustomLayer(LayerTask task) {
    this.task = task;
    hidden = task.size().hidden();
    List<String> gates = isMinimalGated() ? List.of("forget", "candidate") : LSTM;
    long stacked = (long) gates.size() * hidden;
    add(GateWeights.input(gates), stacked, task.size().input());
    add(GateWeights.recurrent(gates), stacked, hidden);
    if (task.size().cell().equals("layer-norm-lstm")) {
      for (String of : List.of("input", "forget", "candidate", "output", "memory")) {
        add(new GateWeights(List.of(of + "/gain")), hidden);
        add(new GateWeights(List.of(of + "/bias")), hidden);
      }
    } else {
      add(GateWeights.bias(gates), stacked);
      if (!isMinimalGated()) {
        for (String of : List.of("input", "forget", "output")) add(new GateWeights(List.of(of + "/peephole")), hidden);
      }
    }
    zero = zeros(task.size().batch(), hidden);
  }

  private boolean isMinimalGated() {
    return task.size().cell().equals("mgu");
  }

  private void add(GateWeights part, long... shape) {
    parts.add(part);
    variables.push_back(Tensors.variable(part.stacked(task.weights(), "layer", hidden), shape));
  }

  private Tensor variable(int index) {
    return variables.get(index);
  }

  @Override
  public Tensor of(Tensor x) {
    boolean biased = !task.size().cell().equals("layer-norm-lstm");
    Tensor product = biased ? linear(x, variable(0), new TensorOptional(variable(2))) : linear(x, variable(0));
    TensorVector steps = product.unbind(0);
    return switch (task.size().cell()) {
      case "mgu" -> minimalGated(steps);
      case "layer-norm-lstm" -> layerNorm(steps);
      default -> peephole(steps);
    };
  }

  private Tensor minimalGated(TensorVector steps) {
    TensorVector recurrent = variable(1).chunk(2, 0);
    Tensor forget = recurrent.get(0);
    Tensor candidate = recurrent.get(1);
    Tensor h = zero;
    Tensor[] all = new Tensor[(int) steps.size()];
    for (int t = 0; t < all.length; t++) {
      TensorVector q = steps.get(t).chunk(2, 1);
      Tensor f = q.get(0).add(linear(h, forget)).sigmoid();
      Tensor c = q.get(1).add(linear(f.mul(h), candidate)).tanh();
      h = h.add(f.mul(c.sub(h)));
      all[t] = h;
    }
    return stack(new TensorVector(all), 0);
  }

  private Tensor layerNorm(TensorVector steps) {
    Tensor h = zero;
    Tensor c = zero;
    Tensor[] all = new Tensor[(int) steps.size()];
    for (int t = 0; t < all.length; t++) {
      TensorVector q = steps.get(t).add(linear(h, variable(1))).chunk(4, 1);
      Tensor i = norm(q.get(0), 2).sigmoid();
      Tensor f = norm(q.get(1), 4).sigmoid();
      Tensor g = norm(q.get(2), 6).tanh();
      Tensor o = norm(q.get(3), 8).sigmoid();
      c = f.mul(c).add(i.mul(g));
      h = o.mul(norm(c, 10).tanh());
      all[t] = h;
    }
    return stack(new TensorVector(all), 0);
  }

  private Tensor norm(Tensor x, int gain) {
    return layer_norm(x, new long[] {hidden}, new TensorOptional(variable(gain)),
        new TensorOptional(variable(gain + 1)), EPSILON, false);
  }

  private Tensor peephole(TensorVector steps) {
    Tensor h = zero;
    Tensor c = zero;
    Tensor[] all = new Tensor[(int) steps.size()];
    for (int t = 0; t < all.length; t++) {
      TensorVector q = steps.get(t).add(linear(h, variable(1))).chunk(4, 1);
      Tensor i = q.get(0).add(variable(3).mul(c)).sigmoid();
      Tensor f = q.get(1).add(variable(4).mul(c)).sigmoid();
      c = f.mul(c).add(i.mul(q.get(2).tanh()));
      h = q.get(3).add(variable(5).mul(c)).sigmoid().mul(c.tanh());
      all[t] = h;
    }
    return stack(new TensorVector(all), 0);
  }

  @Override
  public long[] inputShape() {
    return new long[] {task.lengths()[0], task.lengths().length, task.size().input()};
  }

  @Override
  public TensorVector variables() {
    return variables;
  }

  @Override
  public void gradients(Map<String, float[]> results) {
    for (int i = 0; i < parts.size(); i++) {
      parts.get(i).apart(Tensors.numbers(variables.get(i).grad()), "layer", results);
    }
  }
}
