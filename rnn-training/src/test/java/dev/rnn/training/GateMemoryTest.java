package dev.rnn.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What training keeps of gates for all steps: seen in the program. */
class GateMemoryTest {
  @ParameterizedTest
  @CsvSource({"lstm, 4", "gru, 3", "mgu, 2"})
  void gates_andTheirGradients_standWhereTheInputProductStood(String cell, int gates) {
    String program = Rnn.create().sequenceModel().tokens(50, 16).layer(cell, 24).predictTokens().build()
        .trainingProgram().describe();
    String product =
        found(program, "product \\{time\\} (b\\d+) \\[" + 24 * gates + "\\] = b\\d+ \\[16\\] x m\\d+").getFirst();
    assertThat(program).as("a gate").containsPattern(product + "\\+24 = (sigmoid|tanh)\\(\\(" + product + "\\+24 \\+ ");
    assertThat(program).as("the last gate").containsPattern(
        product + "\\+" + 24 * (gates - 1) + " = (sigmoid|tanh)\\(\\(" + product + "\\+" + 24 * (gates - 1) + " \\+ ");
    String gradients =
        found(program, "product \\{time\\} b\\d+ \\[16\\] = (b\\d+) \\[" + 24 * gates + "\\] x m\\d+").getFirst();
    if (cell.equals("gru")) return; // its candidate's gradients differ for input and state: there are two of them
    assertThat(slot(program, gradients)).isEqualTo(slot(program, product));
  }

  private static String slot(String program, String buffer) {
    return found(program, "(?m)^" + buffer + " .* (slot \\d+) ").getFirst();
  }

  private static List<String> found(String program, String line) {
    return Pattern.compile(line).matcher(program).results().map(r -> r.group(1)).toList();
  }
}
