/** The recurrent cells that ship in the box. */
module dev.rnn.cells {
  requires transitive dev.rnn.api;

  exports dev.rnn.cells;

  provides dev.rnn.api.plugin.CellProvider with
      dev.rnn.cells.CoupledLstmProvider,
      dev.rnn.cells.GruProvider,
      dev.rnn.cells.IndRnnProvider,
      dev.rnn.cells.JordanProvider,
      dev.rnn.cells.LstmProvider,
      dev.rnn.cells.MguProvider,
      dev.rnn.cells.MinGruProvider,
      dev.rnn.cells.MinLstmProvider,
      dev.rnn.cells.PeepholeLstmProvider,
      dev.rnn.cells.ProjectedLstmProvider,
      dev.rnn.cells.QrnnProvider,
      dev.rnn.cells.SruProvider,
      dev.rnn.cells.VanillaRnnProvider;
}
