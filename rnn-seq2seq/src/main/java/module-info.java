/** Models that turn one sequence into another, and generation. */
module dev.rnn.seq2seq {
  requires transitive dev.rnn.training;
}
