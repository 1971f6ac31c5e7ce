package dev.rnn.examples.summarization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.rnn.api.error.RnnException;
import dev.rnn.examples.pairs.PairCorpus;
import dev.rnn.examples.pairs.Parts;
import dev.rnn.seq2seq.metric.References;
import dev.rnn.seq2seq.metric.Rouge;
import dev.rnn.seq2seq.text.TextPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
  private final PairCorpus corpus = new Reports(2_000, 300, 1).make();
  @TempDir private Path folder;

  @Test
  void theSummaryHasOnlyWordsOfTheReport_beyondAFewFixedOnes() {
    List<String> fixed = List.of("beat", "to", "with", "a", "decisive", "goal", "by", ".");
    assertThat(corpus.train()).allSatisfy(pair -> {
      List<String> report = Arrays.asList(pair.source().split(" "));
      assertThat(pair.target().split(" ")).allMatch(word -> fixed.contains(word) || report.contains(word));
    });
  }

  @Test
  void theLeadSentence_leavesMuchToBeDone_andTheResultIsInAnyPlace() {
    List<String> leads = corpus.test().stream().map(pair -> Reports.lead(pair.source())).toList();
    References references = References.of(corpus.test().stream().map(TextPair::target).toList());
    assertThat(Rouge.ONE.corpus(leads, references).f1()).isBetween(0.1, 0.4);
    assertThat(Rouge.LONGEST.corpus(leads, references).f1()).isBetween(0.05, 0.3);
    assertThat(leads).noneMatch(lead -> lead.contains(" won ") || lead.contains("lost"));
  }

  @Test
  void partsAreDisjoint_andTheSeedDecides() {
    Parts.assertDisjoint(corpus);
    assertThat(new Reports(2_000, 300, 1).make()).isEqualTo(corpus);
    assertThat(new Reports(2_000, 300, 2).make()).isNotEqualTo(corpus);
  }

  @Test
  void papersOfSciTldr_haveAnAbstractAndSummaries() throws IOException {
    Path file = Files.writeString(folder.resolve("papers.jsonl"), """
        {"source": ["We do this.", "It works."], "target": ["This works.", "Do this."], "paper_id": "x"}
        """);
    assertThat(SciTldr.read(file)).extracting(TextPair::source, TextPair::target).containsExactly(
        tuple("we do this. it works.", "this works."),
        tuple("we do this. it works.", "do this."));
  }

  @Test
  void aLineThatIsNoPaper_isRefusedWithItsPlace() throws IOException {
    Path file = Files.writeString(folder.resolve("papers.jsonl"), """
        {"source": ["a"], "target": ["b"]}
        {"s": 1}
        """);
    assertThatThrownBy(() -> SciTldr.read(file)).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-SUMMARIZATION-LINE").hasMessageContaining("papers.jsonl:2");
    Path text = Files.writeString(folder.resolve("papers.txt"), "no json\n");
    assertThatThrownBy(() -> SciTldr.read(text)).isInstanceOf(RnnException.class)
        .hasMessageContaining("RNN-SUMMARIZATION-LINE").hasMessageContaining("papers.txt:1");
  }
}
