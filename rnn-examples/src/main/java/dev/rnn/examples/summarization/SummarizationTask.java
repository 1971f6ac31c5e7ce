package dev.rnn.examples.summarization;

import dev.rnn.examples.pairs.PairData;
import dev.rnn.examples.pairs.PairFigures;
import dev.rnn.examples.pairs.PairSettings;
import dev.rnn.examples.pairs.PairTask;
import dev.rnn.seq2seq.metric.References;
import dev.rnn.seq2seq.metric.Rouge;
import dev.rnn.seq2seq.text.ParallelText;
import dev.rnn.seq2seq.text.TextPair;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reports to one line, with the first sentence as what is to be beaten. */
final class SummarizationTask implements PairTask {
  @Override
  public String name() {
    return "summarization";
  }

  @Override
  public PairSettings defaults() {
    return PairSettings.DEFAULT.tokens("word:10000", "word:10000").sizes(128, 64)
        .decoder("pointer(decoder=bahdanau)", "pointer-generator").trained(0.003, 4000, 3);
  }

  @Override
  public PairData read(long seed) {
    Reports reports = new Reports(Reports.STANDARD.train(), Reports.STANDARD.held(), seed);
    return PairData.of(reports.make(), String.format("%,d reports of matches, to be said in one line",
        reports.train()));
  }

  /** Papers of SciTLDR where the file's name ends with .jsonl or .jsonl.gz, else pairs with a tab. */
  @Override
  public List<TextPair> read(Path file) {
    return file.toString().matches(".*\\.jsonl(\\.gz)?") ? SciTldr.read(file) : ParallelText.tabSeparated(file).pairs();
  }

  @Override
  public Map<String, Double> figures(List<String> found, List<TextPair> pairs) {
    Map<String, List<String>> summaries = new LinkedHashMap<>(); // a paper may have several: the best one counts
    pairs.forEach(p -> summaries.computeIfAbsent(p.source(), _ -> new ArrayList<>()).add(p.target()));
    References references = new References(pairs.stream().map(pair -> summaries.get(pair.source())).toList());
    Map<String, Double> figures = new LinkedHashMap<>();
    for (Rouge rouge : List.of(Rouge.ONE, Rouge.TWO, Rouge.LONGEST)) {
      figures.put(rouge.name(), rouge.corpus(found, references).f1() * 100);
    }
    figures.putAll(PairFigures.exact(found, pairs));
    return figures;
  }

  @Override
  public Map<String, Map<String, Double>> baselines(List<TextPair> test) {
    List<String> leads = test.stream().map(pair -> Reports.lead(pair.source())).toList();
    return Map.of("first sentence", figures(leads, test));
  }
}
