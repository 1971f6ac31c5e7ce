package dev.rnn.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/conformance.md lists the rules of each verification, each with its intent, and no others. */
class ConformancePageTest {
  private static final Pattern RULE = Pattern.compile("^\\| `(required_\\w+)` \\| .+ \\|$", Pattern.MULTILINE);
  private static final String SHARED = "Parts of a network";

  @ParameterizedTest
  @CsvSource({"Cells, CellVerification, true", "Losses, LossVerification, true", "Decoders, DecoderVerification, true",
      "Attention, AttentionVerification, true", "Output layers, OutputLayerVerification, true",
      "Optimizers, OptimizerVerification, false", "Schedules, ScheduleVerification, false",
      "Initialisers, InitializerVerification, false"})
  void thePageListsTheRules(String section, String verification, boolean shares) throws Exception {
    Set<String> listed = listed(section);
    if (shares) listed.addAll(listed(SHARED));
    Class<? extends PluginVerification<?>> type = named(verification);
    assertThat(listed).isEqualTo(new TreeSet<>(Rules.names(type)));
  }

  @SuppressWarnings("unchecked") // every class of the test's own list is one
  private static Class<? extends PluginVerification<?>> named(String verification) throws ClassNotFoundException {
    return (Class<? extends PluginVerification<?>>) Class.forName("dev.rnn.tck." + verification);
  }

  private static Set<String> listed(String section) throws IOException {
    String page = Files.readString(Path.of("..", "docs", "conformance.md"));
    int begin = page.indexOf("## " + section + "\n");
    assertThat(begin).as("section %s", section).isPositive();
    int end = page.indexOf("\n## ", begin);
    return RULE.matcher(page.substring(begin, end)).results().map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
