package dev.rnn.seq2seq.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.engine.compile.Program;
import dev.rnn.engine.compile.Program.Share;
import dev.rnn.engine.compile.Program.Span;
import dev.rnn.training.Rnn;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A source of S steps and a target of T have S · T pairs of steps: vectors of them all would be most of the memory. */
class AttentionMemoryTest {
  @ParameterizedTest
  @ValueSource(strings = {"bahdanau", "bahdanau(attention=concat)", "bahdanau(attention=coverage)",
      "bahdanau(attention=multi-head)", "luong", "luong(attention=concat)"})
  void a_training_step_keeps_no_vectors_of_all_pairs_of_steps(String decoder) {
    Program program = EncoderDecoder.builder(Rnn.create()).source(40, 16).target(40, 16).encoder("gru", 32)
        .decoder(decoder, 32).build().trainingProgram();
    List<Share> vectors = program.slots().stream().flatMap(s -> s.shares().stream())
        .filter(s -> s.extent().axes().size() == 2 && s.span() instanceof Span.All && s.size() >= 16).toList();
    assertThat(vectors).isEmpty();
  }
}
