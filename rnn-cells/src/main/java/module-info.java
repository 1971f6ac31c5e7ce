/** The recurrent cells, and wrappers of cells, that ship in the box. */
module dev.rnn.cells {
  requires transitive dev.rnn.api;

  exports dev.rnn.cells;
  exports dev.rnn.cells.wrapper;

  provides dev.rnn.api.plugin.CellProvider with
      dev.rnn.cells.CoupledLstmProvider,
      dev.rnn.cells.GruProvider,
      dev.rnn.cells.IndRnnProvider,
      dev.rnn.cells.JordanProvider,
      dev.rnn.cells.LayerNormGruProvider,
      dev.rnn.cells.LayerNormLstmProvider,
      dev.rnn.cells.LstmProvider,
      dev.rnn.cells.LruProvider,
      dev.rnn.cells.MguProvider,
      dev.rnn.cells.MinGruProvider,
      dev.rnn.cells.MinLstmProvider,
      dev.rnn.cells.PeepholeLstmProvider,
      dev.rnn.cells.ProjectedLstmProvider,
      dev.rnn.cells.QrnnProvider,
      dev.rnn.cells.SruProvider,
      dev.rnn.cells.VanillaRnnProvider,
      dev.rnn.cells.wrapper.DropoutProvider,
      dev.rnn.cells.wrapper.HighwayProvider,
      dev.rnn.cells.wrapper.LearnedStateProvider,
      dev.rnn.cells.wrapper.NormalizedOutputProvider,
      dev.rnn.cells.wrapper.ResidualProvider,
      dev.rnn.cells.wrapper.StackProvider,
      dev.rnn.cells.wrapper.WeightDropoutProvider,
      dev.rnn.cells.wrapper.ZoneoutProvider;
}
