package dev.rnn.tck;

import dev.rnn.api.Stability;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;

/**
 * All rules of a verification as dynamic tests, for plug-ins of many settings:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicContainer> everySize() {
 *   return IntStream.of(1, 6, 17).mapToObj(size -> Rules.of("size " + size, new CellVerification() {
 *     @Override
 *     protected Cell<?> cell() {
 *       return new LeakyCell(size);
 *     }
 *   }));
 * }
 * }</pre>
 */
@Stability(Stability.Level.EXPERIMENTAL)
public final class Rules {
  private Rules() {}

  /** A container of all rules, one test each. */
  public static DynamicContainer of(String name, PluginVerification<?> verification) {
    return DynamicContainer.dynamicContainer(name, methods(verification.getClass()).stream()
        .map(rule -> DynamicTest.dynamicTest(rule.getName(), () -> run(rule, verification))));
  }

  /** The names of all rules of a verification, in alphabetical order. */
  public static List<String> names(Class<? extends PluginVerification<?>> verification) {
    return methods(verification).stream().map(Method::getName).toList();
  }

  private static List<Method> methods(Class<?> verification) {
    return Stream.of(verification.getMethods()).filter(method -> method.isAnnotationPresent(Test.class)
        && method.getName().startsWith("required_")).sorted(Comparator.comparing(Method::getName)).toList();
  }

  private static void run(Method rule, Object verification) throws Throwable {
    try {
      rule.invoke(verification);
    } catch (InvocationTargetException reason) {
      throw reason.getCause();
    }
  }
}
