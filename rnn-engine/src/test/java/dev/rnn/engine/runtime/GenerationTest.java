package dev.rnn.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rnn.engine.runtime.Generator.Pilot;
import dev.rnn.engine.runtime.Search.Hypothesis;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sessions against brute force: every text is computed anew from its first token. One of the sources is empty. */
class GenerationTest {
  @ParameterizedTest
  @EnumSource
  void greedyGenerationIsThatOfTheInterpreter(Pilot pilot) {
    assertSameTexts(pilot, 1);
  }

  @ParameterizedTest
  @EnumSource
  void aBeamOf2IsThatOfTheInterpreter(Pilot pilot) {
    assertSameTexts(pilot, 2);
  }

  @ParameterizedTest
  @EnumSource
  void droppedRepeatedAndReorderedRowsKeepTheirWholeState(Pilot pilot) {
    Generator generator = pilot.generator();
    Random random = new Random(4);
    try (Workers workers = new Workers(2)) {
      Session session = generator.session(workers);
      List<List<Integer>> texts = new ArrayList<>();
      for (int i = 0; i < session.rows(); i++) texts.add(List.of());
      for (int rows : new int[] {4, 9, 3, 20, 1, 6}) {
        int[] chosen = IntStream.range(0, rows).map(_ -> random.nextInt(session.rows())).toArray();
        int[] sequences = IntStream.of(chosen).map(session::sequence).toArray();
        session.select(chosen);
        int[] tokens = random.ints(rows, -1, Generator.VOCABULARY).toArray();
        double[][] stepped = generator.step(session, tokens);
        List<List<Integer>> longer = new ArrayList<>();
        for (int r = 0; r < rows; r++) {
          List<Integer> text = new ArrayList<>(texts.get(chosen[r]));
          text.add(tokens[r]);
          longer.add(text);
          assertThat(session.sequence(r)).isEqualTo(sequences[r]);
          assertThat(stepped[r]).as("row %d of %d after %s", r, rows, text)
              .containsExactly(generator.compiled(sequences[r], text));
          assertThat(stepped[r]).containsExactly(generator.interpreted(sequences[r], text), within(1e-4));
        }
        texts = longer;
      }
    }
  }

  private static void assertSameTexts(Pilot pilot, int beam) {
    Generator generator = pilot.generator();
    List<List<Hypothesis>> expected = Search.run(Generator.SOURCES.length, beam, texts -> texts.stream()
        .map(t -> generator.interpreted(t.sequence(), t.tokens())).toArray(double[][]::new));
    List<List<Hypothesis>> generated;
    try (Workers workers = new Workers(1)) {
      Session session = generator.session(workers);
      generated = Search.run(Generator.SOURCES.length, beam, texts -> {
        session.select(texts.stream().mapToInt(Hypothesis::parent).toArray());
        return generator.step(session, texts.stream().mapToInt(t -> t.tokens().getLast()).toArray());
      });
    }
    for (int s = 0; s < expected.size(); s++) {
      assertThat(generated.get(s)).extracting(Hypothesis::tokens)
          .isEqualTo(expected.get(s).stream().map(Hypothesis::tokens).toList()).hasSize(beam);
      for (int i = 0; i < beam; i++) {
        assertThat(generated.get(s).get(i).score()).isCloseTo(expected.get(s).get(i).score(), within(1e-4));
      }
    }
    assertThat(expected.stream().map(t -> t.getFirst().tokens()).distinct()).as("sources differ").hasSizeGreaterThan(1);
  }
}
