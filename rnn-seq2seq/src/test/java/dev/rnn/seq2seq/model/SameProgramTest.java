package dev.rnn.seq2seq.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.training.Rnn;
import dev.rnn.training.model.Layer;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a model is compiled to depends on nothing but the model: not on where objects lie, nor on what ran before. */
class SameProgramTest {
  private static final int WIDE = 5000; // more than what is taken in strips

  @ParameterizedTest
  @ValueSource(strings = {"context-each-step(cell=gru)", "previous-token(cell=lstm)", "bahdanau(attention=additive)",
      "luong(cell=lstm,attention=general)", "autonomous(cell=gru)"})
  void a_model_is_compiled_to_the_same_program_each_time(String decoder) {
    Set<String> programs = new HashSet<>();
    for (int i = 0; i < 12; i++) {
      EncoderDecoder model = EncoderDecoder.builder(Rnn.create()).source(WIDE, 256).target(WIDE, 256)
          .encoder(Layer.of("gru", 512).bidirectional()).decoder(decoder, 512).dropout(0.5).build();
      programs.add(model.trainingProgram().describe());
    }
    assertThat(programs).hasSize(1);
  }
}
