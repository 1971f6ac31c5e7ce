package dev.rnn.seq2seq.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.seq2seq.metric.Bleu;
import dev.rnn.seq2seq.metric.Chrf;
import dev.rnn.seq2seq.metric.Edits;
import dev.rnn.seq2seq.metric.ErrorRates;
import dev.rnn.seq2seq.metric.References;
import dev.rnn.seq2seq.metric.Rouge;
import dev.rnn.seq2seq.model.Pairs;
import dev.rnn.training.data.Level;
import dev.rnn.training.model.Examples;
import dev.rnn.training.trainer.ExampleSource;
import dev.rnn.training.trainer.LengthBuckets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/text.md shows. */
class TextUsageTest {
  @TempDir private Path folder;

  @Test
  void fromTwoFilesToBatches() throws IOException {
    Path german = Files.writeString(folder.resolve("train.de"), "ein Hund\neine Katze\nein Hund und eine Katze\n");
    Path english = Files.writeString(folder.resolve("train.en"), "a dog\na cat\na dog and a cat\n");

    ParallelText text = ParallelText.files(german, english);
    Encoding source = BytePairEncoding.learn(text.sources(), 10_000);
    Encoding target = BytePairEncoding.learn(text.targets(), 10_000);
    ParallelText used = text.within(new LengthLimit(source, target, 50, 50));
    Examples examples = Pairs.of(used.sources().stream().map(source::encode).toList(),
        used.targets().stream().map(target::encode).toList());
    ExampleSource batches = new LengthBuckets(examples, 4_000, 1);

    assertThat(batches.batches()).isEqualTo(1);
    assertThat(batches.batch(0, 0).size()).isEqualTo(3);
  }

  @Test
  void fromTextToNumbersAndBack() {
    List<String> lines = List.of("a dog", "a cat", "a dog and a cat");

    Encoding words = TokenEncoding.words(lines);
    int[] numbers = words.encode("a cat and a bird"); // the last one is 0: unknown
    String kept = words.save();
    String again = Encoding.parse(kept).decode(numbers); // a cat and a <unk>

    assertThat(again).isEqualTo("a cat and a <unk>");
    assertThat(numbers[4]).isZero();
  }

  @Test
  void figures() {
    List<String> hypotheses = List.of("The dog bit the man.", "It wasn't surprising.", "The man had just bitten him.");
    References references = References.ofTranslations(List.of(
        List.of("The dog bit the man.", "It was not unexpected.", "The man bit him first."),
        List.of("The dog had bit the man.", "No one was surprised.", "The man had bitten the dog.")));

    String bleu = Bleu.STANDARD.corpus(hypotheses, references).toString();
    double chrf = Chrf.STANDARD.corpus(hypotheses, references);
    double rouge = Rouge.LONGEST.corpus(hypotheses, references).f1();
    Edits edits = ErrorRates.edits(Level.WORD, hypotheses, references);
    double wordErrorRate = edits.rate();
    double exact = ErrorRates.exactMatch(hypotheses, references);

    assertThat(bleu).isEqualTo("BLEU|nrefs:2|case:mixed|eff:no|tok:13a|smooth:exp = 48.53 82.4/50.0/45.5/37.5"
        + " (BP = 0.943 ratio = 0.944 hyp_len = 17 ref_len = 18)");
    assertThat(chrf).isBetween(50.0, 70.0);
    assertThat(rouge).isBetween(0.5, 0.9);
    assertThat(wordErrorRate).isBetween(0.3, 0.7);
    assertThat(exact).isEqualTo(1 / 3.0);
  }
}
