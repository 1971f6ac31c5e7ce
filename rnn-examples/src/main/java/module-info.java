/** The command line, and one package for each example task. */
module dev.rnn.examples {
  requires com.ibm.icu;
  requires dev.rnn.seq2seq;
  requires dev.rnn.training;
  requires info.picocli;
  requires java.desktop;
  requires java.xml;
  requires me.tongfei.progressbar;
  requires org.slf4j;
  requires tools.jackson.databind;
  requires xchart;

  opens dev.rnn.examples.classification to info.picocli;
  opens dev.rnn.examples.forecast to info.picocli;
  opens dev.rnn.examples.languageid to info.picocli;
  opens dev.rnn.examples.languagemodel to info.picocli;
  opens dev.rnn.examples.longmemory to info.picocli;
  opens dev.rnn.examples.namegenerator to info.picocli;
  opens dev.rnn.examples.pairs to info.picocli;
  opens dev.rnn.examples.reverse to info.picocli;
  opens dev.rnn.examples.dates to info.picocli;
  opens dev.rnn.examples.pronounce to info.picocli;
  opens dev.rnn.examples.translation to info.picocli;
  opens dev.rnn.examples.chatbot to info.picocli;
  opens dev.rnn.examples.sentiment to info.picocli;
  opens dev.rnn.examples.series to info.picocli;
  opens dev.rnn.examples.summarization to info.picocli;
  opens dev.rnn.examples.support to info.picocli;
  opens dev.rnn.examples.tagging to info.picocli;
  opens dev.rnn.examples.task to info.picocli;
  opens dev.rnn.examples.tool to info.picocli;
}
