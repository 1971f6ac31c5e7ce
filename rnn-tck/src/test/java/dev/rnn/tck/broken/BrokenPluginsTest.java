package dev.rnn.tck.broken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.rnn.tck.PluginVerification;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The kit finds each mistake, and says so with the rule that is broken. Run as a plug-in's author runs it: by JUnit.
 */
class BrokenPluginsTest {
  static Stream<Class<?>> broken() {
    return Stream.of(BrokenCells.class, BrokenDescriptions.class, BrokenLosses.class, BrokenOptimizers.class,
        BrokenOthers.class)
        .flatMap(group -> Arrays.stream(group.getDeclaredClasses()))
        .filter(PluginVerification.class::isAssignableFrom);
  }

  @ParameterizedTest
  @MethodSource("broken")
  void breaksTheRuleThatIsMeant(Class<?> broken) {
    Breaks breaks = broken.getAnnotation(Breaks.class);
    Set<String> expected = new TreeSet<>(Arrays.asList(breaks.also()));
    expected.add(breaks.value());
    Map<String, Throwable> failures = failures(broken);
    assertThat(failures.keySet()).as(() -> failures.values().toString()).isEqualTo(expected);
    assertThat(failures.get(breaks.value())).isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(breaks.value() + " is broken by ").hasMessageContaining("\n  Fix: ")
        .hasMessageContaining("docs/conformance.md");
  }

  @Test
  void thereAreAtLeastTwelve() {
    assertThat(broken()).hasSizeGreaterThanOrEqualTo(12);
  }

  private static Map<String, Throwable> failures(Class<?> verification) {
    Map<String, Throwable> failures = new TreeMap<>();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(verification)).build();
    LauncherFactory.create().execute(request, new TestExecutionListener() {
      @Override
      public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() != TestExecutionResult.Status.FAILED) return;
        failures.put(test.getDisplayName().replace("()", ""), result.getThrowable().orElseThrow());
      }
    });
    return failures;
  }
}
