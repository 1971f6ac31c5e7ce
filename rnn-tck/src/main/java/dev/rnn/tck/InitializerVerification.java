package dev.rnn.tck;

import dev.rnn.api.Stability;
import dev.rnn.api.plugin.PluginKind;
import dev.rnn.api.scope.Initializer;
import dev.rnn.api.tensor.Shape;
import dev.rnn.tck.run.Compare;
import dev.rnn.tck.run.Together;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Verifies an initialiser. */
@Stability(Stability.Level.EXPERIMENTAL)
public abstract non-sealed class InitializerVerification extends PluginVerification<Initializer> {
  private static final List<Shape> SHAPES =
      List.of(Shape.SCALAR, Shape.of(1), Shape.of(7), Shape.of(1, 1), Shape.of(3, 5), Shape.of(5, 3), Shape.of(4, 0));
  private static final long SEED = 5;

  /** The initialiser. */
  protected abstract Initializer initializer();

  @Override
  final PluginKind<Initializer> kind() {
    return PluginKind.INITIALIZER;
  }

  @Override
  final Initializer plugin() {
    return initializer();
  }

  private static double[] values(Initializer initializer, Shape shape) {
    return initializer.values(shape, new SplittableRandom(SEED));
  }

  /** There are as many numbers as the shape has, for numbers, vectors, matrices and empty ones. */
  @Test
  public final void required_asManyValuesAsTheShapeHas() {
    rule("required_asManyValuesAsTheShapeHas", "return shape.size() values for a shape of any rank.", () -> {
      for (Shape shape : SHAPES) {
        int count = values(plugin(), shape).length;
        if (count != shape.size()) return Optional.of("for shape " + shape + " there are " + count + " values");
      }
      return Optional.empty();
    });
  }

  /** All values are numbers. */
  @Test
  public final void required_firstValuesAreFinite() {
    rule("required_firstValuesAreFinite", "guard divisions by the number of inputs, which may be 0.", () -> {
      for (Shape shape : SHAPES) {
        Optional<String> wrong = Compare.notFinite(values(plugin(), shape));
        if (wrong.isPresent()) return wrong.map(what -> "for shape " + shape + " " + what);
      }
      return Optional.empty();
    });
  }

  /** The same generator gives the same values, whatever was asked for before. */
  @Test
  public final void required_sameSeedSameValues() {
    rule("required_sameSeedSameValues", "draw from the generator that is given, and keep no variables.", () -> {
      Initializer one = plugin();
      for (Shape shape : SHAPES) {
        double[] first = values(one, shape);
        values(one, Shape.of(2, 2));
        Optional<String> wrong = Compare.bits(values(one, shape), first);
        if (wrong.isPresent()) return wrong.map(what -> "for shape " + shape + ", asked again, " + what);
      }
      return Optional.empty();
    });
  }

  /** Several threads may ask at a time. */
  @Test
  public final void required_concurrentUseIsSafe() {
    rule("required_concurrentUseIsSafe", "keep no variables between calls.", () -> {
      Initializer one = plugin();
      double[] expected = values(plugin(), Shape.of(9, 9));
      return Together.concurrently(() -> Compare.bits(values(one, Shape.of(9, 9)), expected));
    });
  }

  /** Made again from its description, it gives the same values. */
  @Test
  public final void required_saveAndLoadGiveTheSameBits() {
    rule("required_saveAndLoadGiveTheSameBits", "make it a record whose components are all of its settings, change "
        + "none of them in its constructor or accessors, and provide it with Plugin.ofRecord.",
        () -> Compare.bits(values(reloaded(), Shape.of(5, 3)), values(plugin(), Shape.of(5, 3))));
  }
}
