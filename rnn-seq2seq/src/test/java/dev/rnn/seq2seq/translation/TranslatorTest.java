package dev.rnn.seq2seq.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rnn.api.error.RnnException;
import dev.rnn.engine.runtime.Workers;
import dev.rnn.seq2seq.generation.DecodingSession;
import dev.rnn.seq2seq.generation.Ensemble;
import dev.rnn.seq2seq.generation.GreedySearch;
import dev.rnn.seq2seq.generation.SamplingFilter;
import dev.rnn.seq2seq.generation.SamplingSearch;
import dev.rnn.seq2seq.generation.Search;
import dev.rnn.seq2seq.model.EncoderDecoder;
import dev.rnn.seq2seq.model.EncoderDecoderBuilder;
import dev.rnn.seq2seq.model.EncoderDecoderSpec;
import dev.rnn.seq2seq.text.LengthLimit;
import dev.rnn.seq2seq.text.TextPair;
import dev.rnn.seq2seq.text.TokenEncoding;
import dev.rnn.training.Rnn;
import dev.rnn.training.trainer.ShuffledExamples;
import dev.rnn.training.trainer.TrainerSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranslatorTest {
  private static final Rnn RNN = Rnn.create();
  private static final List<String> SOURCES = List.of("eins zwei", "zwei eins", "drei", "eins drei zwei");
  private static final List<String> TARGETS = List.of("one two", "two one", "three", "one three two");
  private static final LengthLimit LIMIT =
      new LengthLimit(TokenEncoding.words(SOURCES), TokenEncoding.words(TARGETS), 4, 4);

  @TempDir Path folder;

  private static EncoderDecoderBuilder builder() {
    return EncoderDecoder.builder(RNN).source(LIMIT.sourceEncoding().size(), 8)
        .target(LIMIT.targetEncoding().size(), 8).encoder("gru", 12).decoder("luong(cell=gru)", 12);
  }

  private static List<String> texts(Translator translator, List<String> sources) {
    return texts(translator, sources, GreedySearch.of(EncoderDecoderSpec.END));
  }

  @Test
  void a_trained_translator_says_what_it_learned_also_when_it_was_saved_and_read_again() {
    List<TextPair> pairs = new ArrayList<>();
    for (int i = 0; i < SOURCES.size(); i++) pairs.add(new TextPair(SOURCES.get(i), TARGETS.get(i), "test"));
    EncoderDecoder model = Translator.keep(builder(), LIMIT).build();
    RNN.trainer(TrainerSettings.DEFAULT.withOptimizer("adam", 0.02).withEpochs(150).withThreads(1))
        .fit(model, new ShuffledExamples(Translator.examples(LIMIT, pairs), 4, 1));
    assertThat(texts(new Translator(model, LIMIT), SOURCES)).isEqualTo(TARGETS);
    RNN.save(model, folder.resolve("m"));
    assertThat(texts(Translator.load(RNN, folder.resolve("m")), SOURCES)).isEqualTo(TARGETS);
  }

  private static List<String> texts(Translator translator, List<String> sources, Search search) {
    try (Workers alone = new Workers(1)) {
      return translator.translate(sources, search, alone).stream().map(found -> found.getFirst().text()).toList();
    }
  }

  @Test
  void several_models_are_one_translator() {
    Translator a = new Translator(Translator.keep(builder().seed(1), LIMIT).build(), LIMIT);
    Translator b = new Translator(Translator.keep(builder().seed(2), LIMIT).build(), LIMIT);
    GreedySearch search = GreedySearch.of(EncoderDecoderSpec.END);
    assertThat(texts(a.with(a), SOURCES)).isEqualTo(texts(a, SOURCES));
    try (Workers alone = new Workers(1)) {
      List<int[]> source = List.of(LIMIT.encode(SOURCES.getLast(), "test"));
      List<DecodingSession> both = List.of(a.model().session(source, alone), b.model().session(source, alone));
      assertThat(a.with(b).translate(List.of(SOURCES.getLast()), search, alone).getFirst().getFirst().hypothesis())
          .usingRecursiveComparison().isEqualTo(search.run(new Ensemble(both)).getFirst().getFirst());
    }
    LengthLimit other = new LengthLimit(LIMIT.sourceEncoding(), LIMIT.sourceEncoding(), 4, 4);
    assertThatThrownBy(() -> a.with(new Translator(b.model(), other))).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-ENSEMBLE");
  }

  @Test
  void what_is_drawn_for_a_text_depends_on_its_number_and_not_on_the_texts_around_it() {
    Translator translator = new Translator(Translator.keep(builder().seed(1), LIMIT).build(), LIMIT);
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 150; i++) many.add(SOURCES.get(i % SOURCES.size())); // batches of 64, ordered by length
    SamplingSearch search = SamplingSearch.of(EncoderDecoderSpec.END, SamplingFilter.ALL, 3);
    List<String> drawn = texts(translator, many, search);
    List<String> same = new ArrayList<>(many);
    for (int i = 0; i < 150; i++) if (i != 100) same.set(i, "drei");
    assertThat(texts(translator, same, search).get(100)).isEqualTo(drawn.get(100));
    assertThat(drawn.stream().distinct().count()).as("different draws for equal texts").isGreaterThan(50);
  }

  @Test
  void mistakes_are_told() {
    Translator translator = new Translator(Translator.keep(builder(), LIMIT).build(), LIMIT);
    assertThatThrownBy(() -> texts(translator, List.of("eins eins eins eins eins"))).isInstanceOf(RnnException.class)
        .hasMessageContaining("5 tokens but the limit is 4").hasMessageContaining("text 1");
    assertThatThrownBy(() -> Translator.of(builder().build())).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-TRANSLATOR");
  }
}
