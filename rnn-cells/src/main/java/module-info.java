/** The recurrent cells that ship in the box. */
module dev.rnn.cells {
  requires transitive dev.rnn.api;

  exports dev.rnn.cells;

  provides dev.rnn.api.plugin.CellProvider with
      dev.rnn.cells.GruProvider,
      dev.rnn.cells.LstmProvider,
      dev.rnn.cells.MguProvider,
      dev.rnn.cells.VanillaRnnProvider;
}
