package dev.rnn.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a vocabulary's worth of numbers for each step costs: seen in the program. */
class WideOutputTest {
  private final String program = Rnn.create().sequenceModel().tokens(5000, 16).layer("lstm", 24).predictTokens().build()
      .trainingProgram().describe();

  @Test
  void logits_existForSomeRowsAtATime_inOnePieceOfMemoryFromBiasToGradient() {
    List<String> slots = found("b\\d+ \\{time\\} \\[5000\\] (slot \\d+) .*");
    assertThat(slots).hasSizeGreaterThan(1).containsOnly(slots.getFirst());
    assertThat(found(slots.getFirst() + " .*extent=\\{time\\}, size=5000, span=(\\w+).*")).containsOnly("Part");
  }

  @Test
  void theProduct_beginsWithTheBias() {
    assertThat(program).containsPattern("product \\{time\\} b\\d+ \\[5000\\] = b\\d+ \\+ b\\d+ \\[24\\] x m\\d+");
    assertThat(program).doesNotContainPattern("elementwise \\{time\\} \\[5000\\] b\\d+ = b\\d+ \\+ b\\d+");
  }

  private List<String> found(String line) {
    return Pattern.compile(line).matcher(program).results().map(r -> r.group(1)).toList();
  }
}
