package dev.rnn.cells;

import static dev.rnn.api.tensor.Tensors.cos;
import static dev.rnn.api.tensor.Tensors.exp;
import static dev.rnn.api.tensor.Tensors.oneMinus;
import static dev.rnn.api.tensor.Tensors.sin;
import static dev.rnn.api.tensor.Tensors.sqrt;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.plugin.Option;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.scope.AffineSettings;
import dev.rnn.api.scope.Initializer;
import dev.rnn.api.scope.Initializers;
import dev.rnn.api.scope.Role;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;

/**
 * The linear recurrent unit (Orvieto et al. 2023, section 3): H complex numbers, each turned and shrunk at every step.
 *
 * <pre>
 * λ  = exp(−exp(ν) + i exp(θ))
 * s' = λ∘s + γ∘(B x),  γ = √(1 − |λ|²)
 * y  = Re(C s') + D x
 * </pre>
 *
 * <p>x is [I], y [H]. Complex numbers are pairs of real ones: s is {@code real} and {@code imaginary} [H]. Parameters
 * {@code nu} and {@code theta} [H]; Re B and Im B [H, I] as {@code real/W} and {@code imaginary/W}; D [H, I], Re C and
 * −Im C [H, H] as {@code output/W}, {@code output/U} and {@code output/V}. λ begins uniform on a ring (lemma 3.2).
 *
 * <p>It is linear: nonlinear layers belong between two of them. In the paper γ is learned from this start; here it
 * stays bound to λ, so that the state keeps its size. D is a matrix, for x may have another size than y.
 *
 * @param hiddenSize H
 * @param minRadius the smallest |λ| at the beginning
 * @param maxRadius the largest; near 1, for long memory, as 0.999
 * @param maxPhase the largest phase of λ at the beginning, in radians; small for long sequences
 * @see <a href="https://arxiv.org/abs/2303.06349">Orvieto et al. 2023, Resurrecting recurrent neural networks for long
 *     sequences</a>
 */
public record Lru(@Option(min = 1, description = "size of y, and of the complex state") int hiddenSize,
    @Option(defaultValue = "0", min = 0, max = 1, description = "smallest first |λ|") double minRadius,
    @Option(defaultValue = "1", min = 0, max = 1, description = "largest first |λ|") double maxRadius,
    @Option(defaultValue = "6.283185307179586", min = 1e-6, description = "largest first phase") double maxPhase)
    implements Cell<Lru.State> {
  private static final AffineSettings PART = new AffineSettings((shape, random) ->
      Initializers.normal(Math.sqrt(0.5 / shape.dim(1))).values(shape, random), Initializers.zeros(), null);

  /** The real and the imaginary parts. */
  public record State(Tensor real, Tensor imaginary) {}

  /** With the paper's start: on the whole disc. */
  public Lru(int hiddenSize) { this(hiddenSize, 0, 1, 2 * Math.PI); }

  @Override
  public State initialState(CellScope scope) {
    return new State(scope.zeros(hiddenSize), scope.zeros(hiddenSize));
  }

  @Override
  public Step<State> define(CellScope scope) {
    Tensor radius = exp(exp(scope.parameter("nu", Shape.of(hiddenSize), nu(), Role.GAIN)).negate());
    Tensor phase = exp(scope.parameter("theta", Shape.of(hiddenSize), theta(), Role.GAIN));
    Tensor cosine = radius.times(cos(phase));
    Tensor sine = radius.times(sin(phase));
    Tensor gamma = sqrt(oneMinus(radius.times(radius)));
    Affine realInput = scope.affine("real", hiddenSize, PART);
    Affine imaginaryInput = scope.affine("imaginary", hiddenSize, PART);
    Affine output = scope.affine("output", hiddenSize, new AffineSettings(Initializers.glorot(),
        Initializers.normal(1 / Math.sqrt(hiddenSize)), null));
    return (x, s) -> {
      Tensor real = cosine.times(s.real()).minus(sine.times(s.imaginary())).plus(gamma.times(realInput.of(x)));
      Tensor imaginary =
          cosine.times(s.imaginary()).plus(sine.times(s.real())).plus(gamma.times(imaginaryInput.of(x)));
      return new Output<>(output.of(x, real, imaginary), new State(real, imaginary));
    };
  }

  /** Of a radius whose square is uniform, so that the ring is evenly covered. */
  private Initializer nu() {
    double least = minRadius * minRadius;
    double range = maxRadius * maxRadius - least;
    return (shape, random) -> random.doubles(shape.size(), 1e-9, 1)
        .map(u -> Math.log(-0.5 * Math.log(Math.clamp(least + range * u, 1e-9, 1 - 1e-6)))).toArray();
  }

  private Initializer theta() {
    return (shape, random) -> random.doubles(shape.size(), 1e-9, 1).map(u -> Math.log(maxPhase * u)).toArray();
  }
}
