/** The command line, and one package for each example task. */
module dev.rnn.examples {
  requires dev.rnn.training;
  requires dev.rnn.seq2seq;
  requires com.ibm.icu;
  requires info.picocli;
  requires me.tongfei.progressbar;
  requires org.slf4j;
  requires tools.jackson.databind;

  opens dev.rnn.examples.languagemodel to info.picocli;
  opens dev.rnn.examples.support to info.picocli;
  opens dev.rnn.examples.task to info.picocli;
  opens dev.rnn.examples.tool to info.picocli;
}
