/// How the rows of the screen are shared out. When rows are scarce the time line goes first, then the title.
struct ScreenLayout {
  var header: Rect
  var title: Rect
  var content: Rect
  var timeLine: Rect
  var footer: Rect

  init(width: Int, height: Int) {
    let all = Rect(x: 0, y: 0, width: width, height: height)
    let headerHeight = height >= 2 ? 1 : 0
    let footerHeight = height >= 3 ? 1 : 0
    let titleHeight = height >= 6 ? 1 : 0
    let gap = height >= 14 ? 1 : 0
    let timeLineHeight = height >= 10 ? 1 : 0
    let top = headerHeight + titleHeight + gap
    header = all.part(height: headerHeight)
    title = all.part(y: headerHeight, height: titleHeight)
    content = all.part(y: top, height: max(0, height - top - timeLineHeight - footerHeight))
    timeLine = all.part(y: height - footerHeight - timeLineHeight, height: timeLineHeight)
    footer = all.part(y: height - footerHeight, height: footerHeight)
  }
}
