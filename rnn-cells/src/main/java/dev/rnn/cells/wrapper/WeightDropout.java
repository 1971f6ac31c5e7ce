package dev.rnn.cells.wrapper;

import static dev.rnn.api.tensor.Tensors.less;
import static dev.rnn.api.tensor.Tensors.product;
import static dev.rnn.api.tensor.Tensors.where;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.error.RnnException;
import dev.rnn.api.plugin.Option;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.scope.AffineSettings;
import dev.rnn.api.scope.Grain;
import dev.rnn.api.scope.Initializer;
import dev.rnn.api.scope.Role;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A cell with dropout of its weights (Merity et al. 2018, section 2, after Wan et al. 2013), while training:
 *
 * <pre>
 * U' = U∘d,  each number of d is 0 with probability rate, 1/(1 − rate) otherwise
 * </pre>
 *
 * <p>d is drawn once for a batch, so that all steps use the same matrix. Parameters keep their names and shapes, and
 * outside training their values.
 *
 * @param <S> the cell's state
 * @param cell the wrapped cell
 * @param rate the probability that a weight is 0
 * @param parameters which: a regular expression that is found in the parameter's path below this cell, such as
 *     {@code cell/forget/U}. By default the recurrent matrices
 * @see <a href="https://arxiv.org/abs/1708.02182">Merity et al. 2018, Regularizing and optimizing LSTM language
 *     models</a>
 */
public record WeightDropout<S>(Cell<S> cell,
    @Option(defaultValue = "0.5", min = 0, max = 0.99, description = "probability that a weight is 0") double rate,
    @Option(defaultValue = "/U$|recurrent/W$", description = "regular expression of paths") String parameters)
    implements Cell<S> {
  /**
   * Checks the expression.
   *
   * @throws RnnException {@code RNN-WEIGHT-DROPOUT-PARAMETERS} if {@code parameters} is no regular expression
   */
  public WeightDropout {
    try {
      Pattern.compile(parameters);
    } catch (PatternSyntaxException e) {
      throw RnnException.error("RNN-WEIGHT-DROPOUT-PARAMETERS", "parameters=\"" + parameters
              + "\" is no regular expression: " + e.getDescription() + ".")
          .fix("write one such as \"/U$\".").build();
    }
  }

  /** Of the recurrent matrices. */
  public WeightDropout(Cell<S> cell, double rate) { this(cell, rate, "/U$|recurrent/W$"); }

  @Override
  public S initialState(CellScope scope) {
    return cell.initialState(inside(scope));
  }

  @Override
  public Step<S> define(CellScope scope) {
    return cell.define(inside(scope));
  }

  private CellScope inside(CellScope scope) {
    CellScope child = scope.child("cell");
    return rate == 0 ? child : new DroppingScope(child, Pattern.compile(parameters), scope.path().length(), rate);
  }

  /** Gives masked parameters to the wrapped cell. */
  private static final class DroppingScope extends RewritingScope {
    private final Pattern pattern;
    private final int above;
    private final double rate;

    DroppingScope(CellScope scope, Pattern pattern, int above, double rate) {
      super(scope);
      this.pattern = pattern;
      this.above = above;
      this.rate = rate;
    }

    @Override
    public CellScope child(String name) {
      return new DroppingScope(scope.child(name), pattern, above, rate);
    }

    @Override
    public Tensor parameter(String name, Shape shape, Initializer initializer, Role role) {
      Tensor whole = scope.parameter(name, shape, initializer, role);
      String path = (path() + "/" + name).substring(above).replaceFirst("^/", "");
      if (!pattern.matcher(path).find()) return whole;
      Tensor kept = less(scope.uniform("kept-" + name, shape, Grain.BATCH), scope.constant(1 - rate));
      return where(scope.training(), whole.times(kept.times(1 / (1 - rate))), whole);
    }

    @Override
    public Affine affine(String name, int outputs, AffineSettings settings) {
      return new DroppedAffine(child(name), outputs, settings);
    }
  }

  /** As the plain one, from parameters of its scope, which may be masked. */
  private static final class DroppedAffine implements Affine {
    private static final String NAMES = "WUV";
    private final CellScope scope;
    private final int outputs;
    private final AffineSettings settings;
    private final List<Tensor> parameters = new ArrayList<>();

    DroppedAffine(CellScope scope, int outputs, AffineSettings settings) {
      this.scope = scope;
      this.outputs = outputs;
      this.settings = settings;
    }

    @Override
    public Tensor of(Tensor... operands) {
      if (parameters.isEmpty()) declare(operands);
      Tensor sum = scope.zeros(outputs);
      int next = 0;
      for (Tensor operand : operands) {
        if (operand.size() > 0) sum = sum.plus(product(parameters.get(next++), operand));
      }
      return next < parameters.size() ? sum.plus(parameters.get(next)) : sum;
    }

    private void declare(Tensor... operands) {
      for (int i = 0; i < operands.length; i++) {
        if (operands[i].size() == 0) continue;
        Initializer begin = i == 0 ? settings.first() : settings.others();
        String name = i < NAMES.length() ? NAMES.substring(i, i + 1) : "W" + i;
        parameters.add(scope.parameter(name, Shape.of(outputs, operands[i].size()), begin, Role.WEIGHT));
      }
      Initializer bias = settings.bias();
      if (bias != null) parameters.add(scope.parameter("b", Shape.of(outputs), bias, Role.BIAS));
    }
  }
}
