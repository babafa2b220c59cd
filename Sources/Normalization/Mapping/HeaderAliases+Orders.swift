extension HeaderAliases {
  /// What orders, payments and invoices tell of themselves. They count where a file has a number and an amount of them.
  static let orders: [HeaderAlias] = [
    HeaderAlias(.interaction(.reference), "order id, order number, order no, order ref, order reference, order, sales order"),
    HeaderAlias(.interaction(.reference), "invoice number, invoice no, invoice id, receipt number, receipt no, payment id"),
    HeaderAlias(.interaction(.reference), "purchase id, purchase number, sale id, id order, booking number, booking id"),
    HeaderAlias(
      .interaction(.reference), "bestellnummer, bestell nr, bestellnr, bestellung, auftragsnummer, auftrag, auftrags nr"),
    HeaderAlias(.interaction(.reference), "rechnungsnummer, rechnungs nr, rechnungsnr, belegnummer, beleg nr, vorgangsnummer"),
    HeaderAlias(
      .interaction(.reference), "numero de commande, n commande, no commande, commande, numero de facture, n facture"),
    HeaderAlias(.interaction(.reference), "numero de pedido, pedido, n pedido, no pedido, numero de factura, factura"),
    HeaderAlias(.interaction(.reference), "numero ordine, ordine, bestelnummer, ordernummer, numer zamowienia, zamowienie"),

    HeaderAlias(.interaction(.amount), "order total, total, total amount, grand total, total price, amount, order amount"),
    HeaderAlias(.interaction(.amount), "total paid, amount paid, order value, total inc tax, total incl tax, total gross"),
    HeaderAlias(
      .interaction(.amount), "invoice total, invoice amount, total due, payment amount, sale amount, order total amount"),
    HeaderAlias(
      .interaction(.amount), "gesamtbetrag, gesamtsumme, summe, betrag, gesamt, rechnungsbetrag, gesamtpreis, brutto"),
    HeaderAlias(.interaction(.amount), "bestellsumme, bestellwert, bruttobetrag, gesamt brutto, endbetrag, auftragswert"),
    HeaderAlias(.interaction(.amount), "montant, montant total, total ttc, montant ttc, total commande, montant commande"),
    HeaderAlias(.interaction(.amount), "importe, importe total, total pedido, total factura, monto, monto total"),
    HeaderAlias(.interaction(.amount), "importo, totale, totale ordine, totaal, totaalbedrag, bedrag, kwota, suma, wartosc"),
    HeaderAlias(
      .interaction(.lineAmount), "line total, line amount, item total, line item total, positionsbetrag, total ligne"),
    HeaderAlias(.interaction(.lineAmount), "positionssumme, zeilensumme, importe linea, total linea, regeltotaal"),

    HeaderAlias(
      .interaction(.currency), "currency, currency code, order currency, payment currency, wahrung, waehrung, devise"),
    HeaderAlias(.interaction(.currency), "moneda, divisa, valuta, waluta, monnaie, presentment currency"),
    HeaderAlias(.interaction(.status), "order status, payment status, financial status, bestellstatus, auftragsstatus, status"),
    HeaderAlias(
      .interaction(.status), "zahlungsstatus, statut, statut de la commande, etat de la commande, estado, estado pedido"),
    HeaderAlias(.interaction(.status), "stato ordine, stato, orderstatus, invoice status"),
    HeaderAlias(.interaction(.refunded), "refunded amount, amount refunded, refund amount, refunded, total refunded, refund"),
    HeaderAlias(.interaction(.refunded), "erstattet, erstattungsbetrag, rembourse, montant rembourse, reembolsado, rimborsato"),
    HeaderAlias(
      .interaction(.cancelledAt), "cancelled at, canceled at, cancelled on, cancellation date, storniert am, annule le"),
    HeaderAlias(
      .interaction(.at), "order date, order time, order placed, purchase date, date of order, date of purchase, ordered at"),
    HeaderAlias(.interaction(.at), "purchased at, sale date, invoice date, transaction date, payment date, order created at"),
    HeaderAlias(.interaction(.at), "bestelldatum, bestellt am, auftragsdatum, rechnungsdatum, belegdatum, kaufdatum"),
    HeaderAlias(
      .interaction(.at), "date de commande, date commande, date de facture, date d achat, fecha de pedido, fecha pedido"),
    HeaderAlias(.interaction(.at), "fecha de factura, fecha de compra, data ordine, besteldatum, orderdatum, data zamowienia"),
    HeaderAlias(.interaction(.subject), "product, product name, products, item, item name, items, line item, lineitem name"),
    HeaderAlias(
      .interaction(.subject), "product title, article, article name, artikel, artikelbezeichnung, artikelname, produkt"),
    HeaderAlias(.interaction(.subject), "produktname, produit, produits, designation, producto, productos, articulo, prodotto"),
    HeaderAlias(.interaction(.subject), "line items name, line item name, order items, articles, produktbezeichnung"),
  ]
}
