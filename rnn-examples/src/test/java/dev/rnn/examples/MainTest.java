package dev.rnn.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MainTest {
  @Test
  void withoutACommand_theUsageIsShown() {
    CommandLineRun run = CommandLineRun.of();
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Usage: rnn COMMAND", "language-model", "generate", "plugins", "bench", "list");
  }

  @Test
  void list_showsEveryCommandWithASentence() {
    CommandLineRun run = CommandLineRun.of("list");
    assertThat(run.code()).isZero();
    assertThat(run.out().lines()).allMatch(line -> line.matches("\\S+ +.*\\."));
    List<String> used = CommandLineRun.of("--help").out().lines().filter(line -> line.startsWith("  ")).toList();
    assertThat(run.out().lines().map(MainTest::name)).hasSizeGreaterThan(1)
        .containsExactlyElementsOf(used.stream().map(MainTest::name).toList());
  }

  @Test
  void bench_saysWhereItRuns() {
    CommandLineRun run = CommandLineRun.of("bench", "train", "--peers");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("[RNN-BENCH-APART]", "./rnn bench");
  }

  @Test
  void anUnknownCommand_isToldTheNearest() {
    CommandLineRun run = CommandLineRun.of("langage-model");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("There is no command 'langage-model'; did you mean 'language-model'?");
  }

  @Test
  void anUnknownOption_isToldTheNearest_andWhereHelpIs() {
    CommandLineRun run = CommandLineRun.of("language-model", "--hiden", "3");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--hiden", "--hidden", "rnn language-model --help");
  }

  @Test
  void help_showsTheOptions() {
    CommandLineRun run = CommandLineRun.of("language-model", "--help");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("--corpus", "--cell", "--recipe", "--json", "--plugins");
  }

  @Test
  void plugins_showsNamesKindsVersionsOptionsAndDefaults() {
    CommandLineRun run = CommandLineRun.of("plugins");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("cell\n", "  gru, version 1, ", "reset (one of before, after, default after)",
        "optimizer\n", "schedule\n", "loss\n", "initializer\n");
  }

  @Test
  void optionsMayStandBeforeTheCommand() {
    assertThat(CommandLineRun.of("--plugins", "no-such-folder", "plugins").err()).contains("no-such-folder");
  }

  private static String name(String line) {
    return line.strip().split(" ")[0];
  }
}
