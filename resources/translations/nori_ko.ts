<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>AccuracyCard</name>
    <message>
        <source>1 is perfect, 0 no better than always answering the mean</source>
        <translation>1이면 완벽하고, 0이면 언제나 평균을 답하는 것과 같습니다</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>Accuracy over training steps</source>
        <translation>스텝에 따른 정확도</translation>
    </message>
    <message>
        <source>R²</source>
        <translation>R²</translation>
    </message>
    <message>
        <source>R² over training steps</source>
        <translation>스텝에 따른 R²</translation>
    </message>
    <message>
        <source>The share of right answers</source>
        <translation>정답을 맞힌 비율</translation>
    </message>
    <message>
        <source>Training digits are written wildly and shifted about, so that any hand is learned;
test digits are written as people do, and are easier.
So the test accuracy may well be the higher one.</source>
        <translation>훈련용 숫자는 어떤 글씨든 읽게 되도록 일부러 거칠게 쓰고 위치도 옮긴 것이고,
시험용 숫자는 사람이 보통 쓰는 대로라 더 쉽습니다.
그래서 시험 정확도가 더 높게 나올 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>AlongCard</name>
    <message>
        <source>The height of every runner at each step. The axis is logarithmic as long as all are above 0.</source>
        <translation>스텝마다 각 주자의 높이입니다. 모두 0보다 크면 로그축으로 그립니다.</translation>
    </message>
    <message>
        <source>f along the way</source>
        <translation>내려가는 동안의 f</translation>
    </message>
    <message>
        <source>f of each runner over steps</source>
        <translation>스텝에 따른 각 주자의 f</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>선형</translation>
    </message>
    <message>
        <source>log</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>step {n}</source>
        <translation>스텝 {n}</translation>
    </message>
</context>
<context>
    <name>Answers</name>
    <message>
        <source>answer {y}</source>
        <translation>출력 {y}</translation>
    </message>
    <message>
        <source>class {k}: {y}</source>
        <translation>클래스 {k}: {y}</translation>
    </message>
    <message>
        <source>right</source>
        <translation>맞힘</translation>
    </message>
    <message>
        <source>taken for</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>true class</source>
        <translation>정답 레이블</translation>
    </message>
    <message>
        <source>x {x}, answer {y}</source>
        <translation>x {x}, 출력 {y}</translation>
    </message>
    <message>
        <source>x₀ {x0}, x₁ {x1}</source>
        <translation>x₀ {x0}, x₁ {x1}</translation>
    </message>
    <message>
        <source>{true} taken for {said}: {n} of {all}</source>
        <translation>정답 {true}, 예측 {said}: {all}개 중 {n}개</translation>
    </message>
</context>
<context>
    <name>ApproachBar</name>
    <message>
        <source>A tenth of h</source>
        <translation>h의 10분의 1</translation>
    </message>
    <message>
        <source>Back to h = 1 (Ctrl+R)</source>
        <translation>h = 1로 돌아갑니다 (Ctrl+R)</translation>
    </message>
    <message>
        <source>Drag to any h (←, →, Home)</source>
        <translation>끌어서 아무 h로나 갑니다 (←, →, Home)</translation>
    </message>
    <message>
        <source>How far from x the secants&apos; other points are</source>
        <translation>할선의 다른 점이 x에서 얼마나 떨어져 있는지</translation>
    </message>
    <message>
        <source>How far the central difference is from it</source>
        <translation>중심 차분이 그 값에서 얼마나 벗어났는지</translation>
    </message>
    <message>
        <source>Let h shrink by itself, or pause (Space)</source>
        <translation>h가 저절로 줄어들게 하거나 멈춥니다 (Space)</translation>
    </message>
    <message>
        <source>One step back, to a larger h (←)</source>
        <translation>한 스텝 뒤로, 더 큰 h로 돌아갑니다 (←)</translation>
    </message>
    <message>
        <source>Shrink h to a tenth (Shift+→)</source>
        <translation>h를 10분의 1로 줄입니다 (Shift+→)</translation>
    </message>
    <message>
        <source>Shrink h to three quarters (→)</source>
        <translation>h를 4분의 3으로 줄입니다 (→)</translation>
    </message>
    <message>
        <source>Steps a second. Slower: easier to follow.</source>
        <translation>초당 스텝 수입니다. 느릴수록 따라가기 쉽습니다.</translation>
    </message>
    <message>
        <source>The exact derivative, by the rules of differentiation</source>
        <translation>미분 공식으로 구한 정확한 미분값</translation>
    </message>
    <message>
        <source>error</source>
        <translation>오차</translation>
    </message>
    <message>
        <source>f′(x)</source>
        <translation>f′(x)</translation>
    </message>
    <message>
        <source>h</source>
        <translation>h</translation>
    </message>
    <message>
        <source>h, from 1 to 1e-50</source>
        <translation>h, 1에서 1e-50까지</translation>
    </message>
    <message>
        <source>h/10</source>
        <translation>h/10</translation>
    </message>
    <message>
        <source>{h} on {function}</source>
        <translation>{function}의 차분, {h}를 줄이는 중</translation>
    </message>
</context>
<context>
    <name>AxesMenu</name>
    <message>
        <source>Across the loss surface (→)</source>
        <translation>손실 곡면의 가로축으로 (→)</translation>
    </message>
    <message>
        <source>Not yet: first choose along which axis this parameter shall change</source>
        <translation>먼저 이 매개변수를 어느 축에 놓을지 골라야 합니다</translation>
    </message>
    <message>
        <source>Show the loss surface</source>
        <translation>손실 곡면 보기</translation>
    </message>
    <message>
        <source>The axis of the loss surface along which this parameter changes</source>
        <translation>손실 곡면에서 이 매개변수가 변하는 축</translation>
    </message>
    <message>
        <source>The network&apos;s loss in the plane of these two parameters, in the Descent stage</source>
        <translation>이 두 매개변수의 평면에서 본 신경망의 손실을 하강 화면에서 봅니다</translation>
    </message>
    <message>
        <source>The parameter that was picked; below is what it can be</source>
        <translation>고른 매개변수입니다. 아래에서 어느 축으로 쓸지 고릅니다</translation>
    </message>
    <message>
        <source>Upwards on it (↑)</source>
        <translation>세로축으로 (↑)</translation>
    </message>
</context>
<context>
    <name>BringBox</name>
    <message>
        <source>Choose IDX files that you have already, plain or gzip: images and labels</source>
        <translation>이미 있는 IDX 파일(이미지와 레이블)을 고릅니다. gzip으로 압축한 것도 됩니다</translation>
    </message>
    <message>
        <source>Choose a CSV or TSV file</source>
        <translation>CSV 또는 TSV 파일을 고릅니다</translation>
    </message>
    <message>
        <source>Choose a folder with a subfolder of images for each class</source>
        <translation>클래스마다 하위 폴더에 이미지가 든 폴더를 고릅니다</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>내려받기</translation>
    </message>
    <message>
        <source>Fetch it from the internet, once; it is kept on this computer</source>
        <translation>인터넷에서 한 번만 내려받아 이 컴퓨터에 보관합니다</translation>
    </message>
    <message>
        <source>How much has come</source>
        <translation>내려받은 양</translation>
    </message>
    <message>
        <source>Open a folder …</source>
        <translation>폴더 열기 …</translation>
    </message>
    <message>
        <source>Open a table …</source>
        <translation>표 열기 …</translation>
    </message>
    <message>
        <source>Open files …</source>
        <translation>파일 열기 …</translation>
    </message>
    <message>
        <source>Paste cells</source>
        <translation>셀 붙여 넣기</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>읽는 중 …</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈추기</translation>
    </message>
    <message>
        <source>Stop reading; everything stays as it is</source>
        <translation>읽기를 멈추고 모두 그대로 두기</translation>
    </message>
    <message>
        <source>Stop; what has come is kept</source>
        <translation>멈춥니다. 이미 받은 것은 남겨 둡니다</translation>
    </message>
    <message>
        <source>Take the cells that you copied in a spreadsheet (Ctrl+V)</source>
        <translation>스프레드시트에서 복사한 셀을 가져옵니다 (Ctrl+V)</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Your own images: a folder with a subfolder for each class, or IDX files.</source>
        <translation>내 이미지: 클래스마다 하위 폴더가 있는 폴더 또는 IDX 파일을 여세요.</translation>
    </message>
    <message>
        <source>Your own numbers: a CSV or TSV file, or cells that you paste.</source>
        <translation>내 데이터: CSV 또는 TSV 파일을 열거나 셀을 붙여 넣으세요.</translation>
    </message>
    <message>
        <source>{name} is not on this computer yet: {size:.1f} MB.</source>
        <translation>{name}: 아직 이 컴퓨터에 없습니다({size:.1f} MB).</translation>
    </message>
    <message>
        <source>{name}: {done:.1f} of {total:.1f} MB</source>
        <translation>{name}: {total:.1f} MB 중 {done:.1f} MB</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>folded</source>
        <translation>접힘</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Show or hide the settings: data, network and learning</source>
        <translation>데이터, 신경망, 학습 설정을 보이거나 숨깁니다</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>화면</translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>A fifth of the training data, held back to choose by.
The test data stay unseen until the Network tab trains the one you use.</source>
        <translation>훈련 데이터의 5분의 1을 떼어 두고, 그것으로 고릅니다.
시험 데이터는 고른 신경망을 신경망 탭에서 학습시킬 때까지 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>A network chosen by them has seen them, in a way:
how good it is on new data, they can no longer tell.</source>
        <translation>시험 데이터로 고르면 신경망이 시험 데이터에 맞추어진 셈이라,
새 데이터에서 얼마나 좋은지는 더는 알 수 없습니다.</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>Add a dense layer</source>
        <translation>완전연결 계층 추가</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>Chance alone: other initial weights, another order of the same examples.</source>
        <translation>우연의 차이만 봅니다. 가중치 초깃값과 같은 데이터의 순서만 다릅니다.</translation>
    </message>
    <message>
        <source>Clipping</source>
        <translation>기울기 클리핑</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>깊이</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>드롭아웃</translation>
    </message>
    <message>
        <source>How a gradient becomes a step; each has a learning rate of its own.</source>
        <translation>기울기로 매개변수를 갱신하는 방법입니다. 학습률은 저마다 따로 있습니다.</translation>
    </message>
    <message>
        <source>How far each step goes: too small creeps, too large overshoots.</source>
        <translation>한 스텝에 나아가는 정도입니다. 너무 작으면 더디고, 너무 크면 지나칩니다.</translation>
    </message>
    <message>
        <source>How long the gradient is at most: where it is longer, it is shortened. 0 lets it be.</source>
        <translation>기울기의 최대 길이입니다. 더 길면 이만큼으로 줄입니다. 0이면 그대로 둡니다.</translation>
    </message>
    <message>
        <source>How many examples each step looks at. An epoch has fewer steps with larger ones.</source>
        <translation>한 스텝에 보는 데이터 수입니다. 클수록 한 에폭의 스텝 수가 적습니다.</translation>
    </message>
    <message>
        <source>How many hidden dense layers there are: the last ones go, or the last one is repeated.</source>
        <translation>완전연결 은닉층의 수입니다. 마지막 층부터 빼거나 마지막 층을 되풀이합니다.</translation>
    </message>
    <message>
        <source>How much of its speed each step keeps, the book&apos;s α. With 0 it is SGD.</source>
        <translation>스텝마다 남는 속도의 비율로, 책의 α입니다. 0이면 SGD와 같습니다.</translation>
    </message>
    <message>
        <source>How strongly large weights are held back. It is no part of the losses shown.</source>
        <translation>큰 가중치를 얼마나 억누르는지입니다. 표시된 손실에는 들어 있지 않습니다.</translation>
    </message>
    <message>
        <source>How the weights of all layers are drawn before the first step.</source>
        <translation>첫 스텝 전에 모든 계층의 가중치를 뽑는 방법입니다.</translation>
    </message>
    <message>
        <source>How wide the hidden dense layers are.</source>
        <translation>완전연결 은닉층의 뉴런 수입니다.</translation>
    </message>
    <message>
        <source>Initial weights</source>
        <translation>가중치 초깃값</translation>
    </message>
    <message>
        <source>Initial σ</source>
        <translation>초깃값의 σ</translation>
    </message>
    <message>
        <source>L2</source>
        <translation>L2</translation>
    </message>
    <message>
        <source>Learn with momentum</source>
        <translation>모멘텀으로 학습</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Learning rate and L2, drawn at random on a logarithmic scale:
the book&apos;s search (6.5.2).</source>
        <translation>학습률과 L2를 로그 스케일에서 무작위로 뽑습니다.
책의 하이퍼파라미터 탐색입니다(6.5.2절).</translation>
    </message>
    <message>
        <source>Momentum μ</source>
        <translation>모멘텀 μ</translation>
    </message>
    <message>
        <source>Neurons</source>
        <translation>뉴런</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>최적화 기법</translation>
    </message>
    <message>
        <source>Random η, L2</source>
        <translation>무작위 η, L2</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>난수 시드</translation>
    </message>
    <message>
        <source>Some are the same network: there is no room for more than {most} rows.</source>
        <translation>같은 신경망이 있습니다. 계층은 {most}개까지만 둘 수 있습니다.</translation>
    </message>
    <message>
        <source>Test data</source>
        <translation>시험 데이터</translation>
    </message>
    <message>
        <source>The Network tab has this network&apos;s choices now: {name}.</source>
        <translation>이제 신경망 탭이 이 신경망의 설정을 씁니다: {name}.</translation>
    </message>
    <message>
        <source>The Network tab has {name} now, which draws other examples, too.</source>
        <translation>이제 신경망 탭의 설정은 {name}입니다. 이에 따라 데이터도 새로 뽑습니다.</translation>
    </message>
    <message>
        <source>The Network tab has {name} now: there it learns from all training data, and is tested.</source>
        <translation>이제 신경망 탭의 설정은 {name}입니다. 거기서 훈련 데이터 전부로 배우고 시험을 봅니다.</translation>
    </message>
    <message>
        <source>The network has no hidden layer in which this could differ.</source>
        <translation>이것이 다를 수 있는 은닉층이 신경망에 없습니다.</translation>
    </message>
    <message>
        <source>The share of neurons silenced in each step, in dropout rows:
without any, behind each hidden dense layer.</source>
        <translation>스텝마다 쉬는 뉴런의 비율입니다. 드롭아웃 계층이 없으면
완전연결 은닉층마다 그 뒤에 둡니다.</translation>
    </message>
    <message>
        <source>The standard deviation of all initial weights: too small fades, too large saturates.</source>
        <translation>모든 가중치 초깃값의 표준편차입니다. 너무 작으면 신호가 사라지고, 너무 크면 포화됩니다.</translation>
    </message>
    <message>
        <source>Validation data</source>
        <translation>검증 데이터</translation>
    </message>
    <message>
        <source>What the hidden layers make of their sums.</source>
        <translation>은닉층이 가중합을 바꾸는 함수입니다.</translation>
    </message>
    <message>
        <source>With fewer than {least} training examples none are held back: the test data judge.</source>
        <translation>훈련 데이터가 {least}개보다 적으면 따로 떼어 두지 않고 시험 데이터로 고릅니다.</translation>
    </message>
    <message>
        <source>batch {value}</source>
        <translation>배치 {value}</translation>
    </message>
    <message>
        <source>clip {value}</source>
        <translation>클리핑 {value}</translation>
    </message>
    <message>
        <source>depth {value}</source>
        <translation>깊이 {value}</translation>
    </message>
    <message>
        <source>dropout {value}</source>
        <translation>드롭아웃 {value}</translation>
    </message>
    <message>
        <source>not clipped</source>
        <translation>클리핑 없음</translation>
    </message>
    <message>
        <source>seed {value}</source>
        <translation>시드 {value}</translation>
    </message>
    <message>
        <source>{optimizer} has no momentum μ; SGD, momentum and Nesterov can differ in it.</source>
        <translation>{optimizer}에는 모멘텀 μ가 없습니다. SGD, 모멘텀, 네스테로프에는 있습니다.</translation>
    </message>
    <message>
        <source>{value} neurons</source>
        <translation>뉴런 {value}개</translation>
    </message>
    <message>
        <source>η {value}</source>
        <translation>η {value}</translation>
    </message>
    <message>
        <source>λ {value}</source>
        <translation>λ {value}</translation>
    </message>
    <message>
        <source>μ {value}</source>
        <translation>μ {value}</translation>
    </message>
    <message>
        <source>σ {value}</source>
        <translation>σ {value}</translation>
    </message>
</context>
<context>
    <name>CompareStage</name>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>The networks begin as soon as their data are made.</source>
        <translation>데이터가 만들어지는 대로 신경망이 학습을 시작합니다.</translation>
    </message>
</context>
<context>
    <name>ComparisonBar</name>
    <message>
        <source>+100</source>
        <translation>+100</translation>
    </message>
    <message>
        <source>A hundred steps</source>
        <translation>100스텝</translation>
    </message>
    <message>
        <source>A hundred steps of every network (Shift+→)</source>
        <translation>모든 신경망이 100스텝 나아갑니다 (Shift+→)</translation>
    </message>
    <message>
        <source>Back one step (←)</source>
        <translation>한 스텝 뒤로 돌아갑니다 (←)</translation>
    </message>
    <message>
        <source>Back to the start (Ctrl+R)</source>
        <translation>출발점으로 돌아갑니다 (Ctrl+R)</translation>
    </message>
    <message>
        <source>Drag to any step that the networks have been at (←, Home)</source>
        <translation>지나온 어느 스텝으로든 끌어 갑니다 (←, Home)</translation>
    </message>
    <message>
        <source>How many steps every network has done</source>
        <translation>모든 신경망이 지나온 스텝 수</translation>
    </message>
    <message>
        <source>Let all networks train, or pause (Space)</source>
        <translation>모든 신경망을 학습시키거나 멈춥니다 (Space)</translation>
    </message>
    <message>
        <source>One network</source>
        <translation>신경망 하나</translation>
    </message>
    <message>
        <source>One step of every network (→)</source>
        <translation>모든 신경망이 한 스텝 나아갑니다 (→)</translation>
    </message>
    <message>
        <source>Steps a second. Slower: easier to follow.</source>
        <translation>초당 스텝 수입니다. 느릴수록 따라가기 쉽습니다.</translation>
    </message>
    <message>
        <source>Steps of the comparison</source>
        <translation>비교의 스텝</translation>
    </message>
    <message>
        <source>The lowest test loss of all networks</source>
        <translation>모든 신경망 가운데 가장 낮은 시험 손실</translation>
    </message>
    <message>
        <source>The lowest validation loss of all networks</source>
        <translation>모든 신경망 가운데 가장 낮은 검증 손실</translation>
    </message>
    <message>
        <source>Which network has the lowest test loss</source>
        <translation>시험 손실이 가장 낮은 신경망</translation>
    </message>
    <message>
        <source>Which network has the lowest validation loss</source>
        <translation>검증 손실이 가장 낮은 신경망</translation>
    </message>
    <message>
        <source>best</source>
        <translation>최고</translation>
    </message>
    <message>
        <source>step</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>test loss</source>
        <translation>시험 손실</translation>
    </message>
    <message>
        <source>validation loss</source>
        <translation>검증 손실</translation>
    </message>
    <message>
        <source>{n} alike</source>
        <translation>{n}개 동률</translation>
    </message>
    <message>
        <source>{n} networks that differ in: {factor}</source>
        <translation>신경망 {n}개, 다른 것: {factor}</translation>
    </message>
</context>
<context>
    <name>CopyMenu</name>
    <message>
        <source>Copy as CSV</source>
        <translation>CSV로 복사</translation>
    </message>
    <message>
        <source>Copy as LaTeX</source>
        <translation>LaTeX으로 복사</translation>
    </message>
    <message>
        <source>Copy as NumPy</source>
        <translation>NumPy로 복사</translation>
    </message>
    <message>
        <source>Formula as LaTeX</source>
        <translation>수식을 LaTeX으로</translation>
    </message>
    <message>
        <source>Formula as NumPy</source>
        <translation>수식을 NumPy 코드로</translation>
    </message>
    <message>
        <source>Its numbers as CSV</source>
        <translation>수식의 값을 CSV로</translation>
    </message>
</context>
<context>
    <name>CurvesCard</name>
    <message>
        <source>step {n}</source>
        <translation>스텝 {n}</translation>
    </message>
    <message>
        <source>test</source>
        <translation>시험</translation>
    </message>
    <message>
        <source>this batch</source>
        <translation>이번 배치</translation>
    </message>
    <message>
        <source>train</source>
        <translation>훈련</translation>
    </message>
</context>
<context>
    <name>DataDesk</name>
    <message>
        <source>Another run was opened: the data that were still being read are not used.</source>
        <translation>다른 학습을 열어서, 읽고 있던 데이터는 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Could not be read: {n}.</source>
        <translation>읽지 못한 것: {n}장.</translation>
    </message>
    <message>
        <source>IDX files ({patterns});;All files (*)</source>
        <translation>IDX 파일 ({patterns});;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Images that are used: {n}.</source>
        <translation>쓰는 이미지: {n}장.</translation>
    </message>
    <message>
        <source>Left out for missing values: {n}.</source>
        <translation>값이 없어 뺀 행: {n}개.</translation>
    </message>
    <message>
        <source>Missing values: {columns}.</source>
        <translation>빠진 값: {columns}.</translation>
    </message>
    <message>
        <source>Open a folder of images</source>
        <translation>이미지 폴더 열기</translation>
    </message>
    <message>
        <source>Open a table</source>
        <translation>표 열기</translation>
    </message>
    <message>
        <source>Open images and labels</source>
        <translation>이미지와 레이블 열기</translation>
    </message>
    <message>
        <source>Rows that are used: {n}.</source>
        <translation>쓰는 행: {n}개.</translation>
    </message>
    <message>
        <source>Tables ({patterns});;All files (*)</source>
        <translation>표 ({patterns});;모든 파일 (*)</translation>
    </message>
    <message>
        <source>There are more in it: only so many are read.</source>
        <translation>행이 더 있지만 여기까지만 읽습니다.</translation>
    </message>
    <message>
        <source>There is no table on the clipboard: copy cells first.</source>
        <translation>클립보드에 표가 없습니다. 먼저 셀을 복사하세요.</translation>
    </message>
    <message>
        <source>{name} is on this computer now. Choose it among the data to use it.</source>
        <translation>이제 이 컴퓨터에 {name} 데이터가 있습니다. 쓰려면 데이터에서 고르세요.</translation>
    </message>
    <message>
        <source>“{column}” became inputs: {categories}.</source>
        <translation>“{column}” 열에서 만든 입력: {categories}.</translation>
    </message>
</context>
<context>
    <name>DataLegend</name>
    <message>
        <source>class {k}</source>
        <translation>클래스 {k}</translation>
    </message>
    <message>
        <source>high ({value})</source>
        <translation>높음 ({value})</translation>
    </message>
    <message>
        <source>low ({value})</source>
        <translation>낮음 ({value})</translation>
    </message>
    <message>
        <source>network</source>
        <translation>신경망</translation>
    </message>
</context>
<context>
    <name>DataPanel</name>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>데이터셋</translation>
    </message>
    <message>
        <source>Each batch is moved at random by up to so many pixels.
More: the network learns shapes wherever they stand, and needs longer.</source>
        <translation>배치마다 이미지를 이 픽셀 수 이내에서 무작위로 옮깁니다.
클수록 위치와 상관없이 모양을 배우지만, 학습이 더 오래 걸립니다.</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>데이터 수</translation>
    </message>
    <message>
        <source>For testing</source>
        <translation>시험 비율</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>게이트</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>게이트</translation>
    </message>
    <message>
        <source>How far examples are scattered. More: classes overlap, nothing is certain.</source>
        <translation>데이터가 흩어진 정도입니다. 커지면 클래스가 서로 겹쳐 확실한 답이 사라집니다.</translation>
    </message>
    <message>
        <source>Input {feature}</source>
        <translation>입력 {feature}</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>노이즈</translation>
    </message>
    <message>
        <source>Normalize inputs</source>
        <translation>입력 정규화</translation>
    </message>
    <message>
        <source>Points: mean 0 and standard deviation 1. Images: pixels from 0 to 1 instead of 0 to 255.</source>
        <translation>점 데이터는 평균 0, 표준편차 1로, 이미지는 0~255의 픽셀값을 0~1로 바꿉니다.</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>The examples the network learns from. Every change starts a new run.</source>
        <translation>신경망이 배우는 데이터입니다. 바꾸면 학습을 처음부터 다시 시작합니다.</translation>
    </message>
    <message>
        <source>The logic gates of the book&apos;s chapter 2: whole truth tables</source>
        <translation>책 2장의 논리 게이트: 진리표 전체</translation>
    </message>
    <message>
        <source>The share of examples the network never learns from. Larger: a surer test, fewer to learn from.</source>
        <translation>학습에 쓰지 않고 남겨 두는 비율입니다. 커지면 평가는 더 믿을 만하지만 학습할 데이터가 줄어듭니다.</translation>
    </message>
    <message>
        <source>Training and test together. More: better learning, longer epochs.</source>
        <translation>훈련 데이터와 시험 데이터를 합한 수입니다. 많아지면 더 잘 배우지만 에폭이 길어집니다.</translation>
    </message>
    <message>
        <source>{train} training · {test} test</source>
        <translation>훈련 {train} · 시험 {test}</translation>
    </message>
    <message>
        <source>{train}: training = test</source>
        <translation>{train}개: 훈련 = 시험</translation>
    </message>
</context>
<context>
    <name>Descent</name>
    <message>
        <source>(f(x + h) − f(x − h)) / 2h for each variable, as in the book.</source>
        <translation>변수마다 (f(x + h) − f(x − h)) / 2h. 책에서 쓰는 방법입니다.</translation>
    </message>
    <message>
        <source>(f(x + h) − f(x)) / h for each variable.</source>
        <translation>변수마다 (f(x + h) − f(x)) / h.</translation>
    </message>
    <message>
        <source>A formula of your own in x0 and x1.</source>
        <translation>x0과 x1로 직접 쓰는 수식입니다.</translation>
    </message>
    <message>
        <source>A long valley with a local minimum: the lower one is at the left.</source>
        <translation>극솟값이 있는 긴 골짜기입니다. 더 낮은 쪽은 왼쪽입니다.</translation>
    </message>
    <message>
        <source>A valley that lies askew: Booth&apos;s function.</source>
        <translation>비스듬히 놓인 골짜기: 부스 함수입니다.</translation>
    </message>
    <message>
        <source>Ackley</source>
        <translation>애클리</translation>
    </message>
    <message>
        <source>Ackley&apos;s function: a funnel with ripples.</source>
        <translation>애클리 함수: 물결이 있는 깔때기입니다.</translation>
    </message>
    <message>
        <source>All weights are 0: there is nothing to scale random directions to.</source>
        <translation>가중치가 모두 0이어서 무작위 방향의 크기를 맞출 기준이 없습니다.</translation>
    </message>
    <message>
        <source>At step {step} it is where f has no value.</source>
        <translation>스텝 {step}에서 f의 값이 없는 곳에 있습니다.</translation>
    </message>
    <message>
        <source>Beale</source>
        <translation>빌</translation>
    </message>
    <message>
        <source>Beale&apos;s function: flat plains between steep corners.</source>
        <translation>빌 함수: 가파른 모서리 사이에 평평한 들판이 있습니다.</translation>
    </message>
    <message>
        <source>Booth</source>
        <translation>부스</translation>
    </message>
    <message>
        <source>But only exactly on this line: each step makes the least deviation from it {factor} times as large.</source>
        <translation>다만 정확히 이 직선 위에서만 그렇습니다. 조금이라도 벗어나면 그 차이가 스텝마다 {factor}배로 커집니다.</translation>
    </message>
    <message>
        <source>Choose two different parameters that this network has.</source>
        <translation>이 신경망에 있는 서로 다른 매개변수 두 개를 고르세요.</translation>
    </message>
    <message>
        <source>Diverged: beyond all numbers at step {step}.</source>
        <translation>발산: 스텝 {step}에서 나타낼 수 있는 수를 벗어났습니다.</translation>
    </message>
    <message>
        <source>Each step makes it {factor} times as far off: it diverges.</source>
        <translation>스텝마다 {factor}배씩 멀어져 발산합니다.</translation>
    </message>
    <message>
        <source>Exact, by the rules of differentiation.</source>
        <translation>미분 공식으로 정확하게 구합니다.</translation>
    </message>
    <message>
        <source>Four values for each variable, from x − 2h to x + 2h.</source>
        <translation>변수마다 x − 2h부터 x + 2h까지 네 값을 씁니다.</translation>
    </message>
    <message>
        <source>Frozen since step {step}: x ± h is rounded to x, so the difference is 0.</source>
        <translation>스텝 {step}부터 멈춤: x ± h가 반올림되어 x와 같으므로 차분이 0입니다.</translation>
    </message>
    <message>
        <source>Gradient flow</source>
        <translation>기울기 흐름</translation>
    </message>
    <message>
        <source>Hardly moves: its last step is {length} long, and {needed} of these lead through a hundredth of the picture.</source>
        <translation>거의 움직이지 않습니다. 마지막 이동은 {length}이고, 화면의 100분의 1을 가려면 이런 스텝이 {needed}번 필요합니다.</translation>
    </message>
    <message>
        <source>Has left what is seen at step {step}. Zoom out to see where it is.</source>
        <translation>스텝 {step}에서 화면을 벗어났습니다. 축소하면 어디 있는지 보입니다.</translation>
    </message>
    <message>
        <source>Himmelblau</source>
        <translation>힘멜블라우</translation>
    </message>
    <message>
        <source>Himmelblau&apos;s function: four minima of equal depth.</source>
        <translation>힘멜블라우 함수: 깊이가 같은 극솟값이 네 개입니다.</translation>
    </message>
    <message>
        <source>In the long run each step leaves {factor} of the distance.</source>
        <translation>결국 거리가 스텝마다 앞 스텝의 {factor}가 됩니다.</translation>
    </message>
    <message>
        <source>It does not as long as η is at most {limit}.</source>
        <translation>η가 {limit} 이하이면 발산하지 않습니다.</translation>
    </message>
    <message>
        <source>Only one weight of this network is not 0, so random directions scaled to it lie on one line. Choose “two parameters”, or add a hidden layer.</source>
        <translation>이 신경망에는 0이 아닌 가중치가 하나뿐이어서 그 크기에 맞춘 무작위 방향이 모두 한 직선에 놓입니다. ‘매개변수 두 개’를 고르거나 은닉층을 추가하세요.</translation>
    </message>
    <message>
        <source>Rastrigin</source>
        <translation>라스트리긴</translation>
    </message>
    <message>
        <source>Rastrigin&apos;s function: a minimum at about every pair of whole numbers.</source>
        <translation>라스트리긴 함수: 거의 모든 정수 쌍마다 극솟값이 있습니다.</translation>
    </message>
    <message>
        <source>Rosenbrock</source>
        <translation>로젠브록</translation>
    </message>
    <message>
        <source>Rosenbrock&apos;s bent valley: easy to get into, hard to follow.</source>
        <translation>로젠브록의 굽은 골짜기: 들어가기는 쉽고 따라가기는 어렵습니다.</translation>
    </message>
    <message>
        <source>Something went wrong here; the training goes on. Choose another plane.</source>
        <translation>여기서 오류가 생겼습니다. 학습은 계속됩니다. 다른 평면을 고르세요.</translation>
    </message>
    <message>
        <source>Stays put since step {step}: x + Δx is rounded to x, the step is too small for the number.</source>
        <translation>스텝 {step}부터 제자리: x + Δx가 반올림되어 x와 같습니다. 수에 비해 이동이 너무 작습니다.</translation>
    </message>
    <message>
        <source>Stays put since step {step}: ∇f is as good as 0 here.</source>
        <translation>스텝 {step}부터 제자리: 여기서는 ∇f가 거의 0입니다.</translation>
    </message>
    <message>
        <source>That place belongs to the network before. Choose another one.</source>
        <translation>그 자리는 이전 신경망의 것입니다. 다른 자리를 고르세요.</translation>
    </message>
    <message>
        <source>The book&apos;s first: the gradient points straight away from the minimum.</source>
        <translation>책의 첫 번째 함수: 기울기가 최솟값에서 곧장 멀어지는 쪽을 가리킵니다.</translation>
    </message>
    <message>
        <source>The book&apos;s second: a long valley, in which gradients hardly point along it.</source>
        <translation>책의 두 번째 함수: 긴 골짜기로, 기울기가 골짜기 방향을 거의 가리키지 않습니다.</translation>
    </message>
    <message>
        <source>The loss is the same all over this plane: nothing here changes the answers.</source>
        <translation>이 평면에서는 손실이 어디나 같습니다. 여기서는 무엇을 바꿔도 답이 같습니다.</translation>
    </message>
    <message>
        <source>The loss surface is that of {x} and {y}.</source>
        <translation>손실 곡면의 축: {x}, {y}.</translation>
    </message>
    <message>
        <source>The network can&apos;t be put there: its numbers would be too large.</source>
        <translation>신경망을 그 자리에 놓을 수 없습니다. 값이 너무 커집니다.</translation>
    </message>
    <message>
        <source>The network was put at {place}: loss {loss}. The optimizer begins anew there.</source>
        <translation>신경망을 {place} 자리에 놓았습니다. 손실 {loss}. 최적화 기법은 거기서 새로 시작합니다.</translation>
    </message>
    <message>
        <source>The network was put elsewhere as often as this run can remember. Reset it to go on.</source>
        <translation>이 학습이 기억할 수 있는 만큼 신경망을 이미 옮겼습니다. 계속하려면 처음부터 다시 시작하세요.</translation>
    </message>
    <message>
        <source>The path is still too short for a plane of its own. Train some steps.</source>
        <translation>평면을 정하기에는 경로가 아직 짧습니다. 몇 스텝 더 학습시키세요.</translation>
    </message>
    <message>
        <source>The path that ever smaller steps approach: ẋ = −∇f, by Runge–Kutta.</source>
        <translation>스텝이 작아질수록 가까워지는 경로: 룽게–쿠타로 구한 ẋ = −∇f.</translation>
    </message>
    <message>
        <source>The run has diverged. Go back some steps before you put it elsewhere.</source>
        <translation>학습이 발산했습니다. 몇 스텝 뒤로 돌아간 다음 옮기세요.</translation>
    </message>
    <message>
        <source>The run has diverged: there is no loss around it. Go back some steps.</source>
        <translation>학습이 발산하여 주위에 손실이 없습니다. 몇 스텝 뒤로 돌아가세요.</translation>
    </message>
    <message>
        <source>The two directions in which the path has moved most so far.</source>
        <translation>지금까지 경로가 가장 많이 움직인 두 방향입니다.</translation>
    </message>
    <message>
        <source>Two random directions, scaled to the weights of each neuron (Li et al. 2018).</source>
        <translation>뉴런마다 가중치 크기에 맞춘 무작위 방향 두 개입니다(Li 등, 2018).</translation>
    </message>
    <message>
        <source>Two weights or biases change, all others stay.</source>
        <translation>가중치나 편향 두 개만 바뀌고 나머지는 그대로입니다.</translation>
    </message>
    <message>
        <source>Type a formula in x0 and x1, such as x0^2/20 + x1^2.</source>
        <translation>x0과 x1로 수식을 쓰세요. 예: x0^2/20 + x1^2.</translation>
    </message>
    <message>
        <source>Up along one axis, down along the other: the middle is a saddle point.</source>
        <translation>한 축으로는 오르고 다른 축으로는 내려갑니다. 가운데가 안장점입니다.</translation>
    </message>
    <message>
        <source>along the path</source>
        <translation>경로를 따라</translation>
    </message>
    <message>
        <source>biases</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>by formula</source>
        <translation>수식으로</translation>
    </message>
    <message>
        <source>central difference</source>
        <translation>중심 차분</translation>
    </message>
    <message>
        <source>f has no minimum: in one direction it goes down evenly, for ever.</source>
        <translation>f에는 최솟값이 없습니다. 한 방향으로 일정한 기울기로 끝없이 내려갑니다.</translation>
    </message>
    <message>
        <source>f or ∇f is not defined at the start: start elsewhere.</source>
        <translation>f나 ∇f가 출발점에서 정의되지 않습니다. 다른 곳에서 출발하세요.</translation>
    </message>
    <message>
        <source>five-point difference</source>
        <translation>5점 차분</translation>
    </message>
    <message>
        <source>forward difference</source>
        <translation>전방 차분</translation>
    </message>
    <message>
        <source>random directions</source>
        <translation>무작위 방향</translation>
    </message>
    <message>
        <source>scales</source>
        <translation>확대 계수</translation>
    </message>
    <message>
        <source>shifts</source>
        <translation>이동값</translation>
    </message>
    <message>
        <source>slopes</source>
        <translation>음수 쪽 기울기</translation>
    </message>
    <message>
        <source>two basins</source>
        <translation>두 분지</translation>
    </message>
    <message>
        <source>two parameters</source>
        <translation>매개변수 두 개</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>직접 입력</translation>
    </message>
</context>
<context>
    <name>DescentStage</name>
    <message>
        <source>A function</source>
        <translation>함수</translation>
    </message>
    <message>
        <source>A slope</source>
        <translation>미분</translation>
    </message>
    <message>
        <source>Click: put the network there, to train on from it; the optimizer begins anew.
Drag: move the map. Wheel: zoom.
With the keyboard: arrow keys move a cross, Enter puts the network there.</source>
        <translation>클릭: 신경망을 그 자리에 놓고 거기서부터 학습합니다. 최적화 기법은 새로 시작합니다.
끌기: 지도를 옮깁니다. 휠: 확대·축소.
키보드: 화살표 키로 십자를 옮기고 Enter로 신경망을 놓습니다.</translation>
    </message>
    <message>
        <source>Click: start there. Drag the ring: move the start.
Drag elsewhere: move the map. Wheel: zoom.
With the keyboard: arrow keys move a cross, Enter starts there.</source>
        <translation>클릭: 거기서 출발합니다. 고리 끌기: 출발점을 옮깁니다.
다른 곳 끌기: 지도를 옮깁니다. 휠: 확대·축소.
키보드: 화살표 키로 십자를 옮기고 Enter로 거기서 출발합니다.</translation>
    </message>
    <message>
        <source>Descent</source>
        <translation>하강</translation>
    </message>
    <message>
        <source>Drag to turn it, or use arrow keys once it has the focus.</source>
        <translation>끌어서 돌립니다. 포커스가 있으면 화살표 키로도 돌립니다.</translation>
    </message>
    <message>
        <source>Map of the surface</source>
        <translation>곡면 지도</translation>
    </message>
    <message>
        <source>Relief of the surface</source>
        <translation>입체로 본 곡면</translation>
    </message>
    <message>
        <source>Runners on a function of two variables</source>
        <translation>변수가 두 개인 함수 위의 주자</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>주제</translation>
    </message>
    <message>
        <source>The derivative of a function of one variable</source>
        <translation>변수가 하나인 함수의 미분</translation>
    </message>
    <message>
        <source>The loss around the network that is being trained</source>
        <translation>학습 중인 신경망 주위의 손실</translation>
    </message>
    <message>
        <source>Your network</source>
        <translation>내 신경망</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
</context>
<context>
    <name>DifferenceErrorsCard</name>
    <message>
        <source>Error of differences against h</source>
        <translation>h에 따른 차분의 오차</translation>
    </message>
    <message>
        <source>Error of each difference over h</source>
        <translation>h에 따른 각 차분의 오차</translation>
    </message>
    <message>
        <source>Without truncation here: {names}.</source>
        <translation>여기서 절단 오차가 없는 방법: {names}.</translation>
    </message>
    <message>
        <source>log–log</source>
        <translation>로그–로그</translation>
    </message>
</context>
<context>
    <name>DifferencesPanel</name>
    <message>
        <source>(f(x + h) − f(x − h)) / 2h, the mean of the two</source>
        <translation>(f(x + h) − f(x − h)) / 2h, 두 값의 평균</translation>
    </message>
    <message>
        <source>(f(x + h) − f(x)) / h</source>
        <translation>(f(x + h) − f(x)) / h</translation>
    </message>
    <message>
        <source>(f(x) − f(x − h)) / h</source>
        <translation>(f(x) − f(x − h)) / h</translation>
    </message>
    <message>
        <source>How far it is from the exact derivative</source>
        <translation>정확한 미분값에서 얼마나 벗어났는지</translation>
    </message>
    <message>
        <source>The derivative by the rules of differentiation: the slope of the tangent</source>
        <translation>미분 공식으로 구한 미분값, 곧 접선의 기울기</translation>
    </message>
    <message>
        <source>The slopes of the three secants, beside that of the tangent</source>
        <translation>세 할선의 기울기를 접선의 기울기와 나란히 봅니다</translation>
    </message>
    <message>
        <source>Three differences</source>
        <translation>세 가지 차분</translation>
    </message>
    <message>
        <source>error</source>
        <translation>오차</translation>
    </message>
    <message>
        <source>exact f′(x)</source>
        <translation>정확한 f′(x)</translation>
    </message>
    <message>
        <source>slope</source>
        <translation>미분값</translation>
    </message>
</context>
<context>
    <name>DotsCard</name>
    <message>
        <source>(y − t)²</source>
        <translation>(y − t)²</translation>
    </message>
    <message>
        <source>- - their mean L = {loss}: the loss of this batch, not the training loss</source>
        <translation>- - 그 평균 L = {loss}: 훈련 손실이 아니라 이번 배치의 손실</translation>
    </message>
    <message>
        <source>Huber&apos;s loss of y − t</source>
        <translation>y − t의 후버 손실</translation>
    </message>
    <message>
        <source>This batch on the curve</source>
        <translation>곡선 위의 이번 배치</translation>
    </message>
    <message>
        <source>h(a) and its slope</source>
        <translation>h(a)와 그 미분값</translation>
    </message>
    <message>
        <source>lead</source>
        <translation>앞선 정도</translation>
    </message>
    <message>
        <source>max(0, 1 + lead) of each wrong class</source>
        <translation>틀린 클래스마다 max(0, 1 + 앞선 정도)</translation>
    </message>
    <message>
        <source>the slope h′(a)</source>
        <translation>미분값 h′(a)</translation>
    </message>
    <message>
        <source>½ (y − t)²</source>
        <translation>½ (y − t)²</translation>
    </message>
    <message>
        <source>−log of the probability of what is right</source>
        <translation>정답 확률의 −log</translation>
    </message>
    <message>
        <source>−log y of the right class</source>
        <translation>정답 클래스의 −log y</translation>
    </message>
    <message>
        <source>● each output of this batch</source>
        <translation>● 이번 배치의 출력 하나하나</translation>
    </message>
    <message>
        <source>● each sample of this batch</source>
        <translation>● 이번 배치의 표본 하나하나</translation>
    </message>
    <message>
        <source>● each wrong class of each sample of this batch</source>
        <translation>● 이번 배치의 표본마다 틀린 클래스 하나하나</translation>
    </message>
    <message>
        <source>● the slopes of this batch · — h · - - its slope h′</source>
        <translation>● 이번 배치의 미분값 · — h · - - 그 미분값 h′</translation>
    </message>
    <message>
        <source>● this batch · — h · - - its slope h′</source>
        <translation>● 이번 배치 · — h · - - 그 미분값 h′</translation>
    </message>
</context>
<context>
    <name>DrawPages</name>
    <message>
        <source>Answer</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>계층</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>내 그림</translation>
    </message>
    <message>
        <source>Mine ({count})</source>
        <translation>내 그림 ({count})</translation>
    </message>
    <message>
        <source>Misread</source>
        <translation>틀린 것</translation>
    </message>
    <message>
        <source>The drawings that you taught the network</source>
        <translation>신경망에 가르친 그림</translation>
    </message>
    <message>
        <source>The test images that the network gets most wrong</source>
        <translation>신경망이 가장 크게 틀린 시험 이미지</translation>
    </message>
    <message>
        <source>What each layer makes of it</source>
        <translation>각 계층이 만든 값</translation>
    </message>
    <message>
        <source>What is shown below</source>
        <translation>아래에 보이는 것</translation>
    </message>
    <message>
        <source>What the network reads</source>
        <translation>신경망이 읽은 것</translation>
    </message>
    <message>
        <source>While you draw, what each layer makes of it is seen here: every neuron as a bar.</source>
        <translation>그림을 그리면 각 계층의 출력이 여기에 보입니다. 막대 하나가 뉴런 하나입니다.</translation>
    </message>
</context>
<context>
    <name>DrawStage</name>
    <message>
        <source>Draw</source>
        <translation>그리기</translation>
    </message>
    <message>
        <source>Examples are being made for this network.</source>
        <translation>이 신경망이 쓸 데이터를 만드는 중입니다.</translation>
    </message>
    <message>
        <source>Layer {k} · {kind} · {shape}</source>
        <translation>{k}층 · {kind} · {shape}</translation>
    </message>
    <message>
        <source>The network you are training reads other data, not images.</source>
        <translation>지금 학습하는 신경망은 이미지가 아니라 다른 데이터를 입력으로 받습니다.</translation>
    </message>
    <message>
        <source>This network has not learned anything yet: press play (Space) first.</source>
        <translation>이 신경망은 아직 아무것도 배우지 않았습니다. 먼저 재생(Space)을 누르세요.</translation>
    </message>
    <message>
        <source>Train one on digits</source>
        <translation>손글씨 숫자로 학습하기</translation>
    </message>
    <message>
        <source>above it its kernel for input channel {k}, the strongest of {n}</source>
        <translation>위는 입력 채널 {k}에 대한 필터, {n}개 중 가장 강한 것</translation>
    </message>
    <message>
        <source>above, the kernels</source>
        <translation>위는 필터</translation>
    </message>
</context>
<context>
    <name>ErrorsCard</name>
    <message>
        <source>How far each difference is from the gradient at the chosen runner&apos;s place.
Right: h is too large, truncation. Left: h is too small, rounding.
The mark is the valley between.</source>
        <translation>선택한 주자의 위치에서 각 차분이 기울기와 얼마나 다른지 보여 줍니다.
오른쪽: h가 너무 커서 절단 오차. 왼쪽: h가 너무 작아서 반올림 오차.
표시는 그 사이의 골짜기입니다.</translation>
    </message>
</context>
<context>
    <name>ExpressionView</name>
    <message>
        <source>Above an edge the value, below it the derivative that comes back; click a node to go to it</source>
        <translation>선 위는 값, 선 아래는 돌아오는 미분값입니다. 노드를 클릭하면 그 동작으로 갑니다</translation>
    </message>
    <message>
        <source>Any formula of + − × / ^, sin, cos, tan, exp, log, sqrt, abs, tanh, sigmoid, relu,
max(a, b), min(a, b), π, e and up to 8 variables</source>
        <translation>+ − × / ^, sin, cos, tan, exp, log, sqrt, abs, tanh, sigmoid, relu,
max(a, b), min(a, b), π, e와 변수 8개까지로 된 수식</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>역전파</translation>
    </message>
    <message>
        <source>Back to the move before (↑)</source>
        <translation>이전 동작으로 (↑)</translation>
    </message>
    <message>
        <source>Back: a product hands on what comes back, times the other factor.</source>
        <translation>역전파: 곱셈 노드는 돌아온 값에 다른 쪽 입력을 곱해 넘깁니다.</translation>
    </message>
    <message>
        <source>Back: a sum hands on what comes back as it is; a difference turns the sign of its second.</source>
        <translation>역전파: 덧셈 노드는 돌아온 값을 그대로 넘기고, 뺄셈 노드는 둘째 입력에 부호를 바꿔 넘깁니다.</translation>
    </message>
    <message>
        <source>Back: what comes back, times the local derivative (chain rule).</source>
        <translation>역전파: 돌아온 값에 국소적 미분을 곱합니다(연쇄법칙).</translation>
    </message>
    <message>
        <source>Computational graph</source>
        <translation>계산 그래프</translation>
    </message>
    <message>
        <source>Copy the formula, the lines of NumPy or the numbers</source>
        <translation>수식, NumPy 코드 또는 값을 복사합니다</translation>
    </message>
    <message>
        <source>Do all moves</source>
        <translation>모든 동작을 합니다</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>수식</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>순전파</translation>
    </message>
    <message>
        <source>Forward: the node computes its value from what comes in.</source>
        <translation>순전파: 노드가 들어온 값으로 자기 값을 계산합니다.</translation>
    </message>
    <message>
        <source>Go on to where the derivatives begin to come back</source>
        <translation>미분값이 돌아오기 시작하는 곳까지 갑니다</translation>
    </message>
    <message>
        <source>The value of this variable</source>
        <translation>이 변수의 값</translation>
    </message>
    <message>
        <source>The variables get their values.</source>
        <translation>변수에 값을 넣습니다.</translation>
    </message>
    <message>
        <source>The way back begins: the result changes as fast as itself.</source>
        <translation>역전파가 시작됩니다. 결과를 결과로 미분하면 1입니다.</translation>
    </message>
    <message>
        <source>There are no variables: numbers are all it is made of.</source>
        <translation>변수가 없습니다. 수로만 된 수식입니다.</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>끝까지</translation>
    </message>
    <message>
        <source>To the turn</source>
        <translation>역전파까지</translation>
    </message>
    <message>
        <source>Type any formula. Next goes through its graph: values forward, then derivatives back.</source>
        <translation>수식을 입력하세요. ‘다음’을 누르면 계산 그래프를 따라 값이 앞으로 가고, 미분값이 뒤로 돌아옵니다.</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>값</translation>
    </message>
</context>
<context>
    <name>FormulaBox</name>
    <message>
        <source>Formula</source>
        <translation>수식</translation>
    </message>
    <message>
        <source>Type your own: + − * / ^, sin cos tan exp log sqrt abs tanh sigmoid relu,
max(a, b) min(a, b), π and e. Enter draws it.</source>
        <translation>직접 써 보세요: + − * / ^, sin cos tan exp log sqrt abs tanh sigmoid relu,
max(a, b) min(a, b), π와 e. Enter를 누르면 그려집니다.</translation>
    </message>
    <message>
        <source>Type your own: + − * / ^, sin, exp, log …
Enter draws it.</source>
        <translation>직접 써 보세요: + − * / ^, sin, exp, log …
Enter를 누르면 그려집니다.</translation>
    </message>
</context>
<context>
    <name>FunctionPanel</name>
    <message>
        <source>Function</source>
        <translation>함수</translation>
    </message>
    <message>
        <source>How far from x the other points are.
Smaller: closer to the tangent, until rounding wins.</source>
        <translation>다른 점이 x에서 얼마나 떨어져 있는지 정합니다.
작을수록 접선에 가까워지지만, 너무 작으면 반올림 오차가 커집니다.</translation>
    </message>
    <message>
        <source>The function whose slope is looked at.</source>
        <translation>접선의 기울기를 살펴볼 함수입니다.</translation>
    </message>
    <message>
        <source>Where the slope is looked at. It can be dragged on the curve, or clicked.</source>
        <translation>접선의 기울기를 살펴볼 곳입니다. 곡선 위의 점을 끌거나 원하는 곳을 클릭해도 됩니다.</translation>
    </message>
    <message>
        <source>Whose slope is looked at, and where</source>
        <translation>어떤 함수의 접선의 기울기를 어디에서 볼지 정합니다</translation>
    </message>
    <message>
        <source>f(x)</source>
        <translation>f(x)</translation>
    </message>
    <message>
        <source>h</source>
        <translation>h</translation>
    </message>
    <message>
        <source>h, from 1 to 1e-50</source>
        <translation>h, 1에서 1e-50까지</translation>
    </message>
    <message>
        <source>x</source>
        <translation>x</translation>
    </message>
</context>
<context>
    <name>GradientsCard</name>
    <message>
        <source>Before clipping: where all layers together are longer than {limit},
the update takes them shortened to that.</source>
        <translation>클리핑하기 전의 값입니다. 전체 기울기의 노름이 {limit}보다 크면
그만큼으로 줄여 갱신에 씁니다.</translation>
    </message>
    <message>
        <source>Gradient norm</source>
        <translation>기울기의 노름</translation>
    </message>
    <message>
        <source>Gradient norm of each layer over training steps</source>
        <translation>스텝에 따른 계층별 기울기의 노름</translation>
    </message>
    <message>
        <source>How long ∂L/∂W and ∂L/∂b of each layer are, in the last batch.
Where it fades, a layer hardly learns.</source>
        <translation>마지막 배치에서 잰 계층별 ∂L/∂W와 ∂L/∂b의 크기입니다.
0에 가까워진 계층은 거의 배우지 못합니다.</translation>
    </message>
    <message>
        <source>With L1 or L2, it is the gradient of loss and penalty together.</source>
        <translation>L1이나 L2를 쓰면 손실과 페널티를 더한 값의 기울기입니다.</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>layer {n}</source>
        <translation>{n}층</translation>
    </message>
</context>
<context>
    <name>GraphHint</name>
    <message>
        <source>Layer {n} learns nothing: its gradient is exactly 0. {why}</source>
        <translation>{n}층은 아무것도 배우지 못합니다. 기울기가 정확히 0입니다. {why}</translation>
    </message>
    <message>
        <source>Layers {n} learn nothing: their gradients are exactly 0. {why}</source>
        <translation>{n}층은 아무것도 배우지 못합니다. 기울기가 모두 정확히 0입니다. {why}</translation>
    </message>
    <message>
        <source>Often steps were too large: begin anew with a smaller learning rate.</source>
        <translation>갱신 폭이 너무 컸던 경우가 많습니다. 학습률을 낮추고 처음부터 다시 시작해 보세요.</translation>
    </message>
    <message>
        <source>There is no room here for what comes out: see Output.</source>
        <translation>여기에는 출력 그림을 놓을 자리가 없습니다. ‘출력’에서 볼 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>HErrorsCard</name>
    <message>
        <source>How far each difference is from f′(x).
Right: h is too large, truncation. Left: h is too small, rounding.
The filled mark is the valley between, the dashed line the present h.</source>
        <translation>각 차분이 f′(x)에서 얼마나 벗어났는지 보여 줍니다.
오른쪽: h가 너무 커서 절단 오차. 왼쪽: h가 너무 작아서 반올림 오차.
채워진 표시는 그 사이의 골짜기, 점선은 지금의 h입니다.</translation>
    </message>
</context>
<context>
    <name>InsideStage</name>
    <message>
        <source>A formula</source>
        <translation>수식</translation>
    </message>
    <message>
        <source>A formula that you type, as a computational graph</source>
        <translation>직접 입력한 수식을 계산 그래프로 봅니다</translation>
    </message>
    <message>
        <source>A step</source>
        <translation>한 스텝</translation>
    </message>
    <message>
        <source>Back: {layer}</source>
        <translation>역전파: {layer}</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>배치</translation>
    </message>
    <message>
        <source>Begin a training step and stop after its first move (↓)</source>
        <translation>학습 스텝을 시작해 첫 동작 뒤에 멈춥니다 (↓)</translation>
    </message>
    <message>
        <source>Click a move to go to it</source>
        <translation>동작을 클릭하면 그리로 갑니다</translation>
    </message>
    <message>
        <source>Forward: {layer}</source>
        <translation>순전파: {layer}</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>속보기</translation>
    </message>
    <message>
        <source>Look inside one training step: batch, forward propagation, loss, backward pass and update, move by move, with the numbers of your own network.</source>
        <translation>학습 스텝 하나의 속을 들여다보세요. 배치, 순전파, 손실, 역전파, 갱신을 내 신경망의 숫자로 한 동작씩 보여 줍니다.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Moves of the step</source>
        <translation>스텝의 동작</translation>
    </message>
    <message>
        <source>One training step of your own network</source>
        <translation>내 신경망의 학습 한 스텝</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>Step into</source>
        <translation>스텝 안으로</translation>
    </message>
    <message>
        <source>The run has diverged: go back some steps first</source>
        <translation>학습이 발산했습니다. 먼저 몇 스텝 뒤로 돌아가세요</translation>
    </message>
    <message>
        <source>The run has diverged: there is no further step. Go back some steps to look inside one.</source>
        <translation>학습이 발산하여 더 나아갈 스텝이 없습니다. 몇 스텝 뒤로 돌아가면 속을 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>What is gone through</source>
        <translation>따라가 볼 대상</translation>
    </message>
    <message>
        <source>keeps {size} for the backward pass</source>
        <translation>역전파를 위해 {size} 보관</translation>
    </message>
    <message>
        <source>layer {n} · {kind}</source>
        <translation>{n}층 · {kind}</translation>
    </message>
    <message>
        <source>{done} / {all}</source>
        <translation>{done} / {all}</translation>
    </message>
    <message>
        <source>■ kept for the backward pass: {size}</source>
        <translation>■ 역전파를 위해 보관: {size}</translation>
    </message>
</context>
<context>
    <name>LaneRow</name>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Network {n}</source>
        <translation>신경망 {n}</translation>
    </message>
    <message>
        <source>Remove network {n}</source>
        <translation>신경망 {n} 빼기</translation>
    </message>
    <message>
        <source>Take this network out of the comparison</source>
        <translation>이 신경망을 비교에서 뺍니다</translation>
    </message>
    <message>
        <source>η, how far each step goes. Larger: faster, until it overshoots.</source>
        <translation>η, 한 스텝에 나아가는 정도입니다. 클수록 빠르지만, 너무 크면 최솟값을 지나칩니다.</translation>
    </message>
</context>
<context>
    <name>LaneTile</name>
    <message>
        <source>Diverged at step {n}: often the learning rate is too high.</source>
        <translation>스텝 {n}에서 발산했습니다. 학습률이 너무 큰 경우가 많습니다.</translation>
    </message>
    <message>
        <source>Make this network yours: its choices become those of the Network tab</source>
        <translation>이 신경망을 내 것으로 삼습니다. 이 신경망의 설정이 신경망 탭의 설정이 됩니다</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>사용</translation>
    </message>
    <message>
        <source>Use {name}</source>
        <translation>{name} 사용</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>best</source>
        <translation>최고</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>test R²</source>
        <translation>시험 R²</translation>
    </message>
    <message>
        <source>test accuracy</source>
        <translation>시험 정확도</translation>
    </message>
    <message>
        <source>test loss</source>
        <translation>시험 손실</translation>
    </message>
    <message>
        <source>validation R²</source>
        <translation>검증 R²</translation>
    </message>
    <message>
        <source>validation accuracy</source>
        <translation>검증 정확도</translation>
    </message>
    <message>
        <source>validation loss</source>
        <translation>검증 손실</translation>
    </message>
    <message>
        <source>{name}: confusion matrix</source>
        <translation>{name}: 혼동 행렬</translation>
    </message>
    <message>
        <source>{name}: curve of its answers</source>
        <translation>{name}: 출력의 곡선</translation>
    </message>
    <message>
        <source>{name}: map of its answers</source>
        <translation>{name}: 출력의 지도</translation>
    </message>
</context>
<context>
    <name>LanesCard</name>
    <message>
        <source>1 is perfect, 0 no better than always answering the mean</source>
        <translation>1이면 완벽하고, 0이면 언제나 평균을 답하는 것과 같습니다</translation>
    </message>
    <message>
        <source>How wrong the answers are, on up to 1,000 examples: the lower, the better.</source>
        <translation>답이 얼마나 틀렸는지를 최대 1,000개의 데이터로 잽니다. 낮을수록 좋습니다.</translation>
    </message>
    <message>
        <source>Test R²</source>
        <translation>시험 R²</translation>
    </message>
    <message>
        <source>Test accuracy</source>
        <translation>시험 정확도</translation>
    </message>
    <message>
        <source>Test loss</source>
        <translation>시험 손실</translation>
    </message>
    <message>
        <source>The share of right answers</source>
        <translation>정답을 맞힌 비율</translation>
    </message>
    <message>
        <source>Training loss</source>
        <translation>훈련 손실</translation>
    </message>
    <message>
        <source>Validation R²</source>
        <translation>검증 R²</translation>
    </message>
    <message>
        <source>Validation accuracy</source>
        <translation>검증 정확도</translation>
    </message>
    <message>
        <source>Validation loss</source>
        <translation>검증 손실</translation>
    </message>
    <message>
        <source>log</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>step {n}</source>
        <translation>스텝 {n}</translation>
    </message>
    <message>
        <source>{title} of each network over training steps</source>
        <translation>스텝에 따른 각 신경망의 {title}</translation>
    </message>
</context>
<context>
    <name>LanesPanel</name>
    <message>
        <source>+ Add network</source>
        <translation>+ 신경망 추가</translation>
    </message>
    <message>
        <source>By which examples the best is found: none of them is learned from</source>
        <translation>가장 좋은 신경망을 어느 데이터로 고를지 정합니다. 이 데이터는 학습에 쓰지 않습니다</translation>
    </message>
    <message>
        <source>Draw all at random: from a thousandth to ten times the learning rate of the Network tab,
λ from 1e-8 to 1e-4</source>
        <translation>모두 무작위로 다시 뽑습니다. 학습률은 신경망 탭 학습률의 1,000분의 1부터 10배까지,
λ는 1e-8부터 1e-4까지입니다</translation>
    </message>
    <message>
        <source>Draw others</source>
        <translation>새로 뽑기</translation>
    </message>
    <message>
        <source>Judged by</source>
        <translation>고르는 기준</translation>
    </message>
    <message>
        <source>Let one more learn beside them, up to six</source>
        <translation>신경망을 하나 더 나란히 학습시킵니다. 여섯 개까지 둘 수 있습니다</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>비교할 신경망</translation>
    </message>
    <message>
        <source>They differ in</source>
        <translation>다른 것</translation>
    </message>
    <message>
        <source>They differ in one thing only, so that what comes out differs because of it</source>
        <translation>한 가지만 다르므로, 결과의 차이는 그것 때문입니다</translation>
    </message>
    <message>
        <source>What differs from network to network; everything else is as on the Network tab</source>
        <translation>신경망마다 다른 것입니다. 나머지는 모두 신경망 탭과 같습니다</translation>
    </message>
    <message>
        <source>same batches</source>
        <translation>같은 배치</translation>
    </message>
    <message>
        <source>same examples</source>
        <translation>같은 데이터</translation>
    </message>
    <message>
        <source>same start</source>
        <translation>같은 출발점</translation>
    </message>
    <message>
        <source>same start, same batches</source>
        <translation>같은 출발점, 같은 배치</translation>
    </message>
</context>
<context>
    <name>LayerRow</name>
    <message>
        <source>As many outputs as the data have classes, or one value</source>
        <translation>출력의 수는 데이터의 클래스 수와 같고, 회귀에서는 1입니다</translation>
    </message>
    <message>
        <source>Click for another kind.</source>
        <translation>클릭하면 다른 종류로 바꿉니다.</translation>
    </message>
    <message>
        <source>Drag to another place, or move with the arrow keys</source>
        <translation>끌어서 옮기거나 화살표 키로 옮깁니다</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>Layer {n}</source>
        <translation>{n}층</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>옮기기</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력층</translation>
    </message>
    <message>
        <source>Output layer</source>
        <translation>출력층</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Remove this layer</source>
        <translation>이 계층을 삭제합니다</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>형상</translation>
    </message>
    <message>
        <source>The shape of what comes out: of images height × width × channels</source>
        <translation>나오는 값의 형상: 이미지는 높이 × 너비 × 채널</translation>
    </message>
    <message>
        <source>{layer} {n} × {n}</source>
        <translation>{layer} {n} × {n}</translation>
    </message>
</context>
<context>
    <name>LayerSettings</name>
    <message>
        <source>Further settings of this layer</source>
        <translation>이 계층의 다른 설정</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>설정 더 보기</translation>
    </message>
    <message>
        <source>Starts as</source>
        <translation>초깃값</translation>
    </message>
</context>
<context>
    <name>LayerSpreads</name>
    <message>
        <source>How the answers of each layer are spread</source>
        <translation>층별 활성화값 분포</translation>
    </message>
    <message>
        <source>mean {mean} · σ {deviation}</source>
        <translation>평균 {mean} · σ {deviation}</translation>
    </message>
    <message>
        <source>value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>{low} to {high}: {share} of the answers</source>
        <translation>{low}부터 {high}까지: 활성화값의 {share}</translation>
    </message>
    <message>
        <source>{n} test examples</source>
        <translation>시험 데이터 {n}개</translation>
    </message>
</context>
<context>
    <name>LearningPanel</name>
    <message>
        <source>Adds ½ λ ΣW² to what is made small. Larger: smaller weights.</source>
        <translation>가중치 감소: 손실에 ½ λ ΣW²을 더합니다. 커지면 가중치가 작아집니다.</translation>
    </message>
    <message>
        <source>Adds λ Σ|W| to what is made small. Larger: more weights stay close to 0.</source>
        <translation>손실에 λ Σ|W|를 더합니다. 커지면 0 가까이에 머무는 가중치가 늘어납니다.</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>미니배치</translation>
    </message>
    <message>
        <source>Clip gradient</source>
        <translation>기울기 클리핑</translation>
    </message>
    <message>
        <source>Draw a new seed: other points, other initial weights, another order</source>
        <translation>시드를 새로 뽑습니다. 점도, 가중치 초깃값도, 순서도 달라집니다</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>기울기 계산 방법</translation>
    </message>
    <message>
        <source>How a gradient becomes a step.</source>
        <translation>기울기로 매개변수를 갱신하는 방법입니다.</translation>
    </message>
    <message>
        <source>How exactly numbers are computed. Starts a new run.</source>
        <translation>계산에 쓰는 수의 정밀도입니다. 바꾸면 학습을 처음부터 다시 시작합니다.</translation>
    </message>
    <message>
        <source>How examples are drawn. Starts a new run.</source>
        <translation>미니배치를 뽑는 방법입니다. 바꾸면 학습을 처음부터 다시 시작합니다.</translation>
    </message>
    <message>
        <source>How many examples each step looks at. Larger: smoother gradients, slower steps.</source>
        <translation>스텝마다 쓰는 데이터 수입니다. 커지면 기울기가 덜 흔들리지만 스텝이 느려집니다.</translation>
    </message>
    <message>
        <source>How the gradient is computed.</source>
        <translation>기울기를 구하는 방법입니다.</translation>
    </message>
    <message>
        <source>How the learning rate changes in the course of the run,
counted from step 0, whenever chosen.</source>
        <translation>학습이 진행되면서 학습률이 어떻게 달라지는지 정합니다.
언제 고르든 스텝 0부터 셉니다.</translation>
    </message>
    <message>
        <source>How the network learns. Most of it can be changed while it trains.</source>
        <translation>신경망이 배우는 방법입니다. 대부분 학습 중에도 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>L1</source>
        <translation>L1</translation>
    </message>
    <message>
        <source>L2</source>
        <translation>L2</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실 함수</translation>
    </message>
    <message>
        <source>New seed</source>
        <translation>새 시드</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>최적화 기법</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>학습률 스케줄</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>난수 시드</translation>
    </message>
    <message>
        <source>Shortens a gradient that is longer than this; 0 never does. Smaller: calmer, slower steps.</source>
        <translation>이보다 긴 기울기를 이 길이로 줄이고, 0이면 줄이지 않습니다. 작을수록 흔들림이 적지만 느려집니다.</translation>
    </message>
    <message>
        <source>What the network is to make small: how wrong its answers are.</source>
        <translation>신경망이 줄여야 할 값, 곧 답이 얼마나 틀렸는지를 나타냅니다.</translation>
    </message>
    <message>
        <source>Where all randomness comes from: the same seed gives the same run. Starts a new run.</source>
        <translation>모든 난수의 출발점입니다. 시드가 같으면 학습 과정도 같습니다. 바꾸면 학습을 처음부터 다시 시작합니다.</translation>
    </message>
    <message>
        <source>η, how far each step goes. Larger: faster, until it overshoots and diverges.</source>
        <translation>η, 한 스텝에 나아가는 정도입니다. 클수록 빠르지만, 지나치면 발산합니다.</translation>
    </message>
</context>
<context>
    <name>LessonBar</name>
    <message>
        <source>Bring on screen what is meant</source>
        <translation>여기서 말하는 것을 화면에 보여 줍니다</translation>
    </message>
    <message>
        <source>Close the lesson</source>
        <translation>수업 닫기</translation>
    </message>
    <message>
        <source>Done: {task}</source>
        <translation>완료: {task}</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>마치기</translation>
    </message>
    <message>
        <source>Have everything as this page begins (Ctrl+Z undoes it)</source>
        <translation>모든 것을 처음 준비된 상태로 맞춥니다(Ctrl+Z로 되돌립니다)</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>수업</translation>
    </message>
    <message>
        <source>Next lesson</source>
        <translation>다음 수업</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>다음 쪽</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>이전 쪽</translation>
    </message>
    <message>
        <source>Set up again</source>
        <translation>다시 준비</translation>
    </message>
    <message>
        <source>Show me</source>
        <translation>보여 주기</translation>
    </message>
    <message>
        <source>Turn the page; what is not done yet can be left out</source>
        <translation>쪽을 넘깁니다. 아직 하지 않은 것은 건너뛰어도 됩니다</translation>
    </message>
    <message>
        <source>chapter {n} of the book</source>
        <translation>책의 {n}장</translation>
    </message>
    <message>
        <source>page {n} of {all}</source>
        <translation>{all}쪽 중 {n}쪽</translation>
    </message>
</context>
<context>
    <name>Lessons</name>
    <message>
        <source>250 are all training examples: the faint line is calm now. But each step is 250 times the work, and the loss falls no faster for it. So one takes mini-batches, the book 100 of 60,000. Once all examples have been seen an epoch is over: with 10 a step, after 25 steps.</source>
        <translation>250은 훈련 데이터 전체이고, 이제 흐린 선이 잔잔합니다. 하지만 스텝마다 계산은 250배인데 손실이 더 빨리 줄지는 않습니다. 그래서 미니배치를 씁니다. 책에서는 60,000개 가운데 100개씩입니다. 데이터를 한 번씩 다 보면 한 에폭이 끝나며, 10개씩이면 25스텝입니다.</translation>
    </message>
    <message>
        <source>A dense layer does not know which pixels are neighbours. A convolution layer looks at 5 × 5 pixels at a time, with the same 25 weights and a bias everywhere: a kernel. Eight kernels make eight images of 12 × 12, the feature maps; pooling keeps the largest of each 2 × 2.</source>
        <translation>완전연결 계층은 어느 픽셀이 이웃인지 모릅니다. 합성곱 계층은 한 번에 5 × 5픽셀을, 어디서나 같은 가중치 25개와 편향 하나로 봅니다. 이것이 필터입니다. 필터 여덟 개가 12 × 12 이미지 여덟 장을 만드는데, 이를 특징 맵이라고 합니다. 풀링은 2 × 2마다 가장 큰 값을 남깁니다.</translation>
    </message>
    <message>
        <source>A layer of six neurons, but its activation function is the identity, h(a) = a. A sum of sums is only a sum: however many such layers there are, what comes out is parted by a straight line.</source>
        <translation>뉴런 여섯 개짜리 계층이지만 활성화 함수가 항등 함수 h(a) = a입니다. 합의 합은 그저 합일 뿐이라, 이런 계층을 아무리 쌓아도 나오는 것은 직선 하나로 나뉩니다.</translation>
    </message>
    <message>
        <source>A network is such a graph, only with arrays instead of single numbers: what a layer does forward and back follows from these rules. Any formula of your own can be typed into the field. The next lesson goes through a whole training step.</source>
        <translation>신경망도 이런 그래프입니다. 다만 수 하나 대신 배열이 흐릅니다. 계층이 순전파와 역전파에서 하는 일은 모두 이 규칙에서 나옵니다. 입력란에 자신만의 수식을 입력해 볼 수도 있습니다. 다음 수업에서는 학습 스텝 하나를 처음부터 끝까지 따라갑니다.</translation>
    </message>
    <message>
        <source>A network that reads your handwriting</source>
        <translation>내 손글씨를 읽는 신경망</translation>
    </message>
    <message>
        <source>A network&apos;s loss is such a surface, too, with an axis for each of its parameters, here 32. Only a plane through it can be drawn, and on it the path of the training. A step knows no more of the surface than the gradient where it is.</source>
        <translation>신경망의 손실도 이런 곡면입니다. 축은 매개변수마다 하나씩, 여기서는 32개입니다. 그릴 수 있는 것은 그 가운데 평면 하나와 그 위에 놓인 학습의 경로뿐입니다. 한 스텝이 곡면에 대해 아는 것은 지금 있는 곳의 기울기가 전부입니다.</translation>
    </message>
    <message>
        <source>A perceptron multiplies each input by a weight, adds a bias, and looks whether the sum is above 0. Where it is 0 lies a straight line: orange on one side, blue on the other. This network has one such sum for each colour, and the larger one wins: their border is a straight line, too.</source>
        <translation>퍼셉트론은 입력마다 가중치를 곱해 더하고 편향을 더한 뒤, 그 합이 0보다 큰지 봅니다. 합이 0인 곳은 직선이고, 한쪽은 주황, 다른 쪽은 파랑입니다. 이 신경망에는 그런 합이 색마다 하나씩 있고 큰 쪽이 이깁니다. 그 경계도 직선입니다.</translation>
    </message>
    <message>
        <source>A race of optimizers</source>
        <translation>최적화 기법의 경주</translation>
    </message>
    <message>
        <source>A saddle, x₀² − x₁²: up along one axis, down along the other. In the middle, the saddle point, ∇f is 0, though it is no minimum. The runner slides towards it, dawdles where it is flat, and then is gone. With a start at x₁ = 0 exactly it would never leave.</source>
        <translation>안장 x₀² − x₁²은 한 축으로는 올라가고 다른 축으로는 내려갑니다. 가운데(안장점)에서 ∇f는 0이지만 극솟값은 아닙니다. 주자는 가운데로 미끄러져 가서 평평한 곳에서 머뭇거리다가 떠나 버립니다. 정확히 x₁ = 0에서 출발하면 영영 떠나지 못합니다.</translation>
    </message>
    <message>
        <source>A slope by numbers</source>
        <translation>수치 미분</translation>
    </message>
    <message>
        <source>A training step can be gone into, move by move. Each move is one formula, with the very numbers that this step calculates with: a click on a number shows what it comes from.</source>
        <translation>학습 스텝은 한 동작씩 안으로 들어가 볼 수 있습니다. 동작 하나는 식 하나이고, 이 스텝이 실제로 계산하는 수가 그대로 들어 있습니다. 수를 클릭하면 그 수가 어디서 왔는지 보입니다.</translation>
    </message>
    <message>
        <source>A valley with two basins; the left one is lower. From here the runner comes to rest in the right one: at a local minimum ∇f is 0, and there is no step any more. The gradient knows only what is near. Where one ends depends on where one starts.</source>
        <translation>분지가 둘 있는 골짜기이고, 왼쪽이 더 낮습니다. 여기서 출발한 주자는 오른쪽에서 멈춥니다. 극솟값에서는 ∇f가 0이라 더 나아갈 걸음이 없습니다. 기울기는 가까운 곳밖에 모릅니다. 어디에 이르는지는 어디서 출발하는지에 달렸습니다.</translation>
    </message>
    <message>
        <source>Add a dropout layer (Other kind …), and train for 1,000 steps.</source>
        <translation>드롭아웃 계층을 추가하고(다른 종류 …) 1,000스텝 학습시켜 보세요.</translation>
    </message>
    <message>
        <source>Add a layer, and let the network learn until it reads 95 % right.</source>
        <translation>계층을 하나 추가하고, 95 %를 맞힐 때까지 학습시켜 보세요.</translation>
    </message>
    <message>
        <source>All weights 0: every neuron answers 0 everywhere, and every weight has the gradient 0. Only the two biases of the output learn. Equal weights other than 0 are no better: the neurons of a layer would get equal gradients, and stay equal for ever.</source>
        <translation>가중치가 모두 0이면 모든 뉴런이 어디서나 0을 답하고, 모든 가중치의 기울기도 0입니다. 출력층의 편향 둘만 배웁니다. 0이 아니어도 가중치가 모두 같으면 마찬가지입니다. 한 계층의 뉴런들이 같은 기울기를 받아 언제까지나 똑같습니다.</translation>
    </message>
    <message>
        <source>An activation function bends what goes through it. tanh is flat at both ends: a neuron says yes on one side, no on the other, and is undecided along its edge. Six such edges can close around the centre.</source>
        <translation>활성화 함수는 지나가는 것을 휘게 합니다. tanh는 양 끝이 평평합니다. 뉴런은 한쪽에서 ‘그렇다’, 다른 쪽에서 ‘아니다’라고 답하고, 경계에서는 망설입니다. 이런 경계 여섯이면 가운데를 둘러쌀 수 있습니다.</translation>
    </message>
    <message>
        <source>An apple costs a = 100, n = 2 of them are bought, and tax makes it t = 1.1 times as much. In a computational graph every operation is a node, every number runs along an edge, and all is read from left to right: forward propagation.</source>
        <translation>사과 1개는 a = 100원이고 n = 2개를 사며, 소비세 때문에 t = 1.1배가 됩니다. 계산 그래프에서는 연산마다 노드가 하나 있고, 수는 선을 따라 흐르며, 계산은 왼쪽에서 오른쪽으로 나아갑니다. 이것이 순전파입니다.</translation>
    </message>
    <message>
        <source>An image of 28 × 28 pixels is 784 inputs. Then come 50 and 100 neurons with sigmoid, and ten outputs with softmax: the network of the book&apos;s 3.6. Its weights come from a file, as there; they were learned before. Without a single step it reads 94.6 % of 2,500 digits right. This is inference.</source>
        <translation>28 × 28픽셀 이미지 한 장이 입력 784개입니다. 그 뒤로 시그모이드 뉴런 50개와 100개, 소프트맥스 출력 열 개가 이어집니다. 책 3.6절의 신경망입니다. 책에서처럼 미리 학습된 가중치를 파일에서 읽어 옵니다. 학습은 한 스텝도 하지 않았는데 숫자 2,500개 중 94.6 %를 맞힙니다. 이것이 추론입니다.</translation>
    </message>
    <message>
        <source>And a = (1010, 1000, 990)? exp(1010) is too large a number for a computer: it overflows to ∞, and ∞ divided by ∞ is NaN, no number. So the maximum, c = 1010, is subtracted first. That changes nothing in Y, as all is divided by exp(c), above and below the line. Another c can be chosen with the slider.</source>
        <translation>그럼 a = (1010, 1000, 990)은 어떨까요? exp(1010)은 컴퓨터가 담기에 너무 큰 수라서 오버플로로 ∞가 되고, ∞를 ∞로 나누면 수가 아닌 NaN이 됩니다. 그래서 최댓값 c = 1010을 먼저 뺍니다. 분자와 분모를 똑같이 exp(c)로 나누는 셈이라 Y는 달라지지 않습니다. c는 슬라이더로 바꿔 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Backwards, move by move</source>
        <translation>오차역전파법, 한 동작씩</translation>
    </message>
    <message>
        <source>Batch normalization</source>
        <translation>배치 정규화</translation>
    </message>
    <message>
        <source>Below each image stands how it is read, in red where that is wrong; a click shows all ten probabilities. The confusion matrix counts the whole test: a row for each digit, a column for each answer. Right ones lie on the diagonal.</source>
        <translation>이미지 아래에 신경망이 읽은 것이 있고, 틀린 것은 빨갛습니다. 누르면 확률 열 개가 모두 보입니다. 혼동 행렬은 시험 데이터 전체를 셉니다. 행은 정답 숫자, 열은 신경망의 답입니다. 맞힌 것은 대각선에 있습니다.</translation>
    </message>
    <message>
        <source>But gates can be put together: x₀ and x₁ go into NAND and into OR, what these answer goes into AND. This is XOR, a multi-layer perceptron: the first network of two layers. Look at the small pictures: each neuron has a line of its own, and only what lies between both lines is blue.</source>
        <translation>그러나 게이트는 조합할 수 있습니다. x₀과 x₁을 NAND와 OR에 넣고 두 출력을 AND에 넣으면 XOR이 됩니다. 이것이 다층 퍼셉트론이며, 첫 2층 신경망입니다. 작은 그림을 보세요. 뉴런마다 직선이 하나씩 있고, 두 직선 사이만 파랑입니다.</translation>
    </message>
    <message>
        <source>But what an example becomes depends on its batch now. The test has none: there, running means take the place of the batch&apos;s. And in a batch of one, every sum is its own mean: X̂ is 0, whatever came in.</source>
        <translation>하지만 이제 표본 하나의 값이 함께 있는 배치에 따라 달라집니다. 시험에는 배치가 없으므로 이동 평균이 그 자리를 대신합니다. 그리고 표본이 하나뿐인 배치에서는 합이 곧 평균이라, 무엇이 들어와도 X̂는 0입니다.</translation>
    </message>
    <message>
        <source>Choose Confusion. Which digits does it take for each other?</source>
        <translation>혼동 행렬을 골라 보세요. 어떤 숫자들을 서로 혼동하나요?</translation>
    </message>
    <message>
        <source>Choose Misread, and click an image: its probabilities are shown.</source>
        <translation>‘틀린 것’을 고르고 이미지를 클릭해 보세요. 확률이 나옵니다.</translation>
    </message>
    <message>
        <source>Choose ReLU for layer 1, train to 95 %, and look for the corners.</source>
        <translation>1층에 ReLU를 고르고 95 %까지 학습시킨 뒤 모서리를 찾아보세요.</translation>
    </message>
    <message>
        <source>Choose other data, for example Moons, and let it learn.</source>
        <translation>다른 데이터(이를테면 반달)를 골라 학습시켜 보세요.</translation>
    </message>
    <message>
        <source>Choose step for layer 1, and train for 300 steps.</source>
        <translation>1층에 계단 함수를 고르고 300스텝 학습시켜 보세요.</translation>
    </message>
    <message>
        <source>Choose sum of squares as Loss, and press “into” six times, to L.</source>
        <translation>손실 함수를 ‘오차제곱합’으로 바꾸고, L까지 ‘안으로’를 여섯 번 누르세요.</translation>
    </message>
    <message>
        <source>Choose tanh for layer 1, and train to 95 %.</source>
        <translation>1층에 tanh를 고르고 95 %까지 학습시켜 보세요.</translation>
    </message>
    <message>
        <source>Choose “loss over a weight” for f(x) and compare the two curves.</source>
        <translation>f(x)에서 ‘가중치 하나의 손실’을 고르고 두 곡선을 비교해 보세요.</translation>
    </message>
    <message>
        <source>Choosing hyperparameters</source>
        <translation>하이퍼파라미터 고르기</translation>
    </message>
    <message>
        <source>Clear the pad (Del), and draw a small 1 in a corner. It is read.</source>
        <translation>그림판을 지우고(Del) 구석에 작은 1을 그려 보세요. 그래도 읽습니다.</translation>
    </message>
    <message>
        <source>Computational graphs</source>
        <translation>계산 그래프</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>합성곱</translation>
    </message>
    <message>
        <source>Cross-entropy asks only for the probability y of the right class: −log y. At 1 it is 0; at ½ it is 0.69; towards 0 it grows without end. To be sure and wrong costs most. The loss is the mean over the batch, and the one number that everything else is about.</source>
        <translation>교차 엔트로피는 정답 클래스의 확률 y만 봅니다. −log y입니다. y가 1이면 0, ½이면 0.69이고, 0에 가까워지면 끝없이 커집니다. 확신하면서 틀리는 것이 가장 나쁩니다. 손실은 배치에 걸친 평균이며, 다른 모든 것은 이 수 하나를 위한 것입니다.</translation>
    </message>
    <message>
        <source>Data, layers and learning are yours to change at the left. Ctrl+Z takes every change back, and the network of before comes with it, trained as it was.</source>
        <translation>데이터와 계층과 학습은 왼쪽에서 마음대로 바꿀 수 있습니다. Ctrl+Z는 어떤 변경이든 되돌리며, 그때까지 학습한 신경망도 그대로 돌아옵니다.</translation>
    </message>
    <message>
        <source>Deep learning is learning with many layers. This is the book&apos;s DeepConvNet: six convolutions with kernels of 3 × 3, pooling after every second one, and two dense layers; ReLU, He&apos;s initial weights, dropout, Adam. It has 123,552 parameters. In the book it reads 99.38 % of MNIST, after hours.</source>
        <translation>딥러닝은 층을 깊게 쌓은 신경망의 학습입니다. 책의 DeepConvNet을 보세요. 3 × 3 필터를 쓰는 합성곱이 여섯 개, 합성곱 두 개마다 풀링, 끝에 완전연결 계층 두 개가 있습니다. ReLU, He 초깃값, 드롭아웃, Adam을 씁니다. 매개변수는 123,552개입니다. 책에서는 몇 시간 학습한 끝에 MNIST의 99.38 %를 맞힙니다.</translation>
    </message>
    <message>
        <source>Deeper networks</source>
        <translation>더 깊은 신경망</translation>
    </message>
    <message>
        <source>Do the rest: press ↓ again and again, or “End of step”.</source>
        <translation>나머지를 하세요. ↓를 거듭 누르거나 ‘스텝 끝까지’를 누릅니다.</translation>
    </message>
    <message>
        <source>Downhill</source>
        <translation>내리막길</translation>
    </message>
    <message>
        <source>Drag the timeline to before the last mark: the old rate is back, too.</source>
        <translation>타임라인을 마지막 표시 앞으로 끌어 보세요. 학습률도 예전 값으로 돌아옵니다.</translation>
    </message>
    <message>
        <source>Draw a 3 on the pad, so that it is read as one.</source>
        <translation>그림판에 3을 그려, 3으로 읽히게 해 보세요.</translation>
    </message>
    <message>
        <source>Draw a digit, tell it which (button or key 0–9), and train for 100 steps.</source>
        <translation>숫자를 그리고 정답을 알려 준 뒤(버튼이나 0–9 키) 100스텝 학습시켜 보세요.</translation>
    </message>
    <message>
        <source>Draw a digit. Which of the ten probabilities is the largest?</source>
        <translation>숫자를 그려 보세요. 확률 열 개 중 어느 것이 가장 큰가요?</translation>
    </message>
    <message>
        <source>Draw a large ring: a 0. Which kernels find its sides, which its top?</source>
        <translation>큰 고리, 곧 0을 그려 보세요. 어느 필터가 옆을 찾고, 어느 필터가 위를 찾나요?</translation>
    </message>
    <message>
        <source>Each row of Y belongs to one of the ten examples of this step, its batch, and its three numbers add up to 1. A network that was trained a little is sure of some, and hesitates at others.</source>
        <translation>Y의 행 하나는 이 스텝의 배치, 곧 데이터 열 개 가운데 하나의 것이고, 세 수를 더하면 1입니다. 조금 학습한 신경망은 어떤 것은 확신하고 어떤 것은 망설입니다.</translation>
    </message>
    <message>
        <source>Each step sees a mini-batch only: the faint line is its loss, the blue one that of all training data. Now a batch is a single example. One fits and the next does not, so the faint line leaps; the blue one falls all the same.</source>
        <translation>한 스텝은 미니배치만 봅니다. 흐린 선이 그 손실이고, 파란 선이 훈련 데이터 전체의 손실입니다. 지금은 배치가 데이터 하나입니다. 하나는 맞고 다음 것은 틀리니 흐린 선이 마구 뜁니다. 그래도 파란 선은 내려갑니다.</translation>
    </message>
    <message>
        <source>Each step takes ten examples, asks how wrong the answers are (the loss), and moves every weight a little to where the loss is lower. Filled points are what it learns from; hollow ones are kept for the test, and it never learns from them.</source>
        <translation>스텝마다 데이터 열 개를 가져와 답이 얼마나 틀렸는지(손실) 묻고, 손실이 작아지는 쪽으로 모든 가중치를 조금씩 옮깁니다. 속이 찬 점으로 배우고, 속이 빈 점은 시험용으로 남겨 두어 배우는 데 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Find the best h for the central difference, about 1e-5, and stay there.</source>
        <translation>중심 차분에 가장 좋은 h(약 1e-5)를 찾아 거기서 멈추세요.</translation>
    </message>
    <message>
        <source>For classification, the function is softmax: exp of each sum, divided by all of them together. The book&apos;s example is a = (0.3, 2.9, 4). So that these are the sums, they go in, W is the identity matrix and b is 0. Y adds up to 1, and what was largest still is.</source>
        <translation>분류에서는 소프트맥스 함수를 씁니다. 합마다 exp를 구해, 그것을 모두 더한 값으로 나눕니다. 책에 나온 수는 a = (0.3, 2.9, 4)입니다. 이 수가 그대로 합이 되도록 입력으로 넣고, W는 단위 행렬, b는 0으로 두었습니다. Y는 모두 더하면 1이고, 가장 큰 것은 여전히 가장 큽니다.</translation>
    </message>
    <message>
        <source>Forward propagation is that of chapter 3: A = XW + b, then Z = h(A), layer by layer, for ten examples at once, a row each. A small square means: kept for the way back. Point at any number, and below you read how it came about.</source>
        <translation>순전파는 3장에서 본 대로입니다. 계층마다 A = XW + b, 이어서 Z = h(A)를 데이터 10개에 한꺼번에 계산하며, 한 행이 데이터 하나입니다. 작은 네모는 돌아올 때 쓰려고 남겨 둔다는 뜻입니다. 아무 수나 가리키면 어떻게 나온 수인지 아래에 보입니다.</translation>
    </message>
    <message>
        <source>Four networks with four hidden layers of tanh. They differ in where their weights begin: all at 0; drawn at random with σ = 0.01; with σ = √(1/n), where n is how many inputs a layer has (LeCun; the book says Xavier); with σ = √(2/n) (He).</source>
        <translation>은닉층이 tanh 네 층인 신경망 넷입니다. 가중치 초깃값만 다릅니다. 모두 0, σ = 0.01인 난수, σ = √(1/n)인 난수(n은 계층의 입력 수, LeCun이며 책에서는 Xavier), σ = √(2/n)인 난수(He)입니다.</translation>
    </message>
    <message>
        <source>Give AdaGrad, the third, a learning rate of 1; train for 1,000 steps.</source>
        <translation>셋째 신경망인 AdaGrad의 학습률을 1로 하고 1,000스텝 학습시켜 보세요.</translation>
    </message>
    <message>
        <source>Give SGD, the first runner, a learning rate of 1.05, and let it run.</source>
        <translation>첫째 주자인 SGD의 학습률을 1.05로 하고 달리게 해 보세요.</translation>
    </message>
    <message>
        <source>Give the hidden layer 2 neurons (+ Add layer, if there is none), and train for 500 steps.</source>
        <translation>은닉층의 뉴런을 2개로 하고(은닉층이 없으면 ‘+ 계층 추가’) 500스텝 학습시켜 보세요.</translation>
    </message>
    <message>
        <source>Give the other three an η from 0.01 to 0.1, and let all learn for 300 steps.</source>
        <translation>나머지 셋에 0.01에서 0.1 사이의 η를 주고, 모두 300스텝 동안 학습시키세요.</translation>
    </message>
    <message>
        <source>Go all the way back, and compare.</source>
        <translation>끝까지 되돌아가서 비교하세요.</translation>
    </message>
    <message>
        <source>Go all the way back, and then type another x, so that ∂z/∂x is 0.</source>
        <translation>끝까지 되돌아간 다음, ∂z/∂x가 0이 되도록 x를 다시 입력하세요.</translation>
    </message>
    <message>
        <source>Go all the way back, with “Next” or ↓, and find the 2.2.</source>
        <translation>‘다음’이나 ↓로 끝까지 되돌아가서 2.2를 찾으세요.</translation>
    </message>
    <message>
        <source>Go back in time.</source>
        <translation>시간을 거슬러 가 보세요.</translation>
    </message>
    <message>
        <source>Go back to where the test loss was lowest: press the three dots above the timeline, or drag.</source>
        <translation>시험 손실이 가장 낮았던 곳으로 돌아가 보세요. 타임라인 위의 점 세 개를 누르거나 타임라인을 끌어 옮깁니다.</translation>
    </message>
    <message>
        <source>Go forward to the 715 that are to be paid.</source>
        <translation>지불할 금액 715원까지 나아가세요.</translation>
    </message>
    <message>
        <source>Go forward to what is to be paid: press “Next”, or ↓, three times.</source>
        <translation>지불할 금액까지 나아가세요. ‘다음’이나 ↓를 세 번 누르면 됩니다.</translation>
    </message>
    <message>
        <source>Go on to the book&apos;s h, 1e-4: press h/10, or type it.</source>
        <translation>책의 h인 1e-4까지 가 보세요. h/10을 누르거나 직접 입력합니다.</translation>
    </message>
    <message>
        <source>Go on to the first gradient of weights, ∂L/∂W.</source>
        <translation>첫 번째 가중치의 기울기 ∂L/∂W까지 가 보세요.</translation>
    </message>
    <message>
        <source>Go on to the loss L: press “Next” above the formula, or ↓.</source>
        <translation>손실 L까지 가 보세요. 수식 위의 ‘다음’이나 ↓를 누릅니다.</translation>
    </message>
    <message>
        <source>Go through all of it, to the 0.105 that comes to x.</source>
        <translation>끝까지 따라가서 x에 오는 0.105를 찾으세요.</translation>
    </message>
    <message>
        <source>Handwritten digits: inference</source>
        <translation>손글씨 숫자 인식: 추론</translation>
    </message>
    <message>
        <source>Have the networks judged by validation data.</source>
        <translation>신경망을 고르는 기준을 검증 데이터로 바꾸세요.</translation>
    </message>
    <message>
        <source>Here is one training step, taken apart. At the left are its moves, in order: take a batch, go forward through the layers to the loss, go backward to the gradients, update the parameters. All numbers are those of this network.</source>
        <translation>학습 스텝 하나를 낱낱이 풀어 놓은 것입니다. 왼쪽에 동작이 차례로 있습니다. 배치를 꺼내고, 순전파로 계층을 지나 손실을 구하고, 역전파로 기울기를 구하고, 매개변수를 갱신합니다. 모든 수는 이 신경망의 것입니다.</translation>
    </message>
    <message>
        <source>How exactly must a network calculate? Not very, says the book&apos;s 8.3: rounding does it little harm, so 16 bits a number are enough, and less is to be stored and moved. Here they are 32. With them this network reads 93.6 % of the test right after 200 steps. And with 64?</source>
        <translation>얼마나 정밀하게 계산해야 할까요? 책 8.3절에 따르면 그리 정밀하지 않아도 됩니다. 신경망은 반올림 오차를 잘 견디므로 수 하나에 16비트면 충분하고, 저장하고 옮길 것이 줄어듭니다. 여기서는 32비트입니다. 이 신경망은 200스텝 뒤에 시험 데이터의 93.6 %를 맞힙니다. 64비트면 어떨까요?</translation>
    </message>
    <message>
        <source>How many neurons does it take? The book&apos;s XOR has four points, and two are enough. Here whole quarters are to be parted: with two edges, part of some quarter stays wrong. Three are enough from some starts, four from nearly all: the dice beside Learning draw another start.</source>
        <translation>뉴런이 몇 개 필요할까요? 책의 XOR은 점이 네 개라 둘이면 충분합니다. 여기서는 사분면 전체를 나누어야 하므로, 경계가 둘이면 어느 한 귀퉁이는 틀린 채로 남습니다. 셋이면 초깃값에 따라 충분할 때가 있고, 넷이면 거의 언제나 충분합니다. 학습 옆의 주사위로 다른 초깃값을 뽑을 수 있습니다.</translation>
    </message>
    <message>
        <source>How much is right? Six networks with six values of L2. λ is a hyperparameter: no gradient finds it, so some are tried, and the best on data that were not learned from is taken.</source>
        <translation>얼마가 알맞을까요? L2 값이 여섯 가지인 신경망 여섯입니다. λ는 하이퍼파라미터라 기울기로 찾을 수 없습니다. 몇 가지를 시험해 보고, 배우지 않은 데이터에서 가장 좋은 것을 고릅니다.</translation>
    </message>
    <message>
        <source>How steep is sin x at x = 1? As steep as the tangent, the dashed line. Three lines through points that lie h apart are to come close to it: the forward, the backward and the central difference. With h = 1 they are far off.</source>
        <translation>x = 1에서 sin x는 얼마나 가파를까요? 점선으로 그린 접선만큼입니다. h만큼 떨어진 점들을 지나는 세 직선, 곧 전방 차분, 후방 차분, 중심 차분이 접선에 가까워져야 합니다. h = 1이면 아직 많이 어긋납니다.</translation>
    </message>
    <message>
        <source>Images of digits, drawn by the program as if by hand, 28 × 28 pixels: 784 numbers from 0 to 1 go in, ten probabilities come out, one for each digit. 22,500 images are there to learn from. These here are for the test: the network never learns from them.</source>
        <translation>프로그램이 손글씨처럼 그린 28 × 28픽셀 숫자 이미지입니다. 0에서 1까지의 수 784개가 들어가고, 숫자마다 하나씩 확률 열 개가 나옵니다. 배울 이미지는 22,500장입니다. 여기 보이는 것은 시험용이라 신경망이 배우는 데 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Is a smaller h always better? The errors are drawn at the lower right, h decreasing to the left. Each falls, and then rises again: f(x + h) and f(x − h) become so alike that rounding is all that is left of their difference. Filled marks: the best h.</source>
        <translation>h는 작을수록 좋을까요? 오른쪽 아래에 h에 따른 오차가 있고, 왼쪽으로 갈수록 h가 작습니다. 오차는 줄다가 다시 커집니다. f(x + h)와 f(x − h)가 너무 비슷해져 그 차이에 반올림 오차만 남기 때문입니다. 채워진 표시가 가장 좋은 h입니다.</translation>
    </message>
    <message>
        <source>Is depth a gain without images, too? Four networks of 1, 2, 3 and 4 hidden layers of eight neurons each are to part the spiral: 42, 114, 186 and 258 parameters. All else is the same.</source>
        <translation>이미지가 아니어도 깊으면 좋을까요? 뉴런이 여덟 개인 은닉층을 1, 2, 3, 4개 둔 네 신경망이 나선을 나눕니다. 매개변수는 42, 114, 186, 258개이고, 나머지는 모두 같습니다.</translation>
    </message>
    <message>
        <source>Is that right? The book checks it by numerical differentiation: move this one weight by h to either side, find the loss both times, and take the difference. Another way entirely, and yet it agrees to many digits. This is a gradient check.</source>
        <translation>이 기울기가 맞을까요? 책에서는 수치 미분으로 확인합니다. 이 가중치 하나를 양쪽으로 h만큼 옮겨 손실을 두 번 구하고 차분을 냅니다. 전혀 다른 길인데도 여러 자리까지 일치합니다. 이것이 기울기 확인입니다.</translation>
    </message>
    <message>
        <source>It belongs between Affine and activation. So each layer has three rows now: a dense layer with the identity (the book&apos;s Affine), batch normalization, and tanh by itself. The weights begin just as small.</source>
        <translation>자리는 Affine과 활성화 함수 사이입니다. 그래서 이제 한 층이 세 줄입니다. 항등 함수로 둔 완전연결 계층(책의 Affine), 배치 정규화, 그리고 tanh 하나만 있는 계층입니다. 가중치는 똑같이 작게 시작합니다.</translation>
    </message>
    <message>
        <source>LeNet read handwritten digits in 1998, and it is built as such networks still are: a convolution, pooling, a second convolution, pooling, and dense layers. Two things are done otherwise today. Its activation function is sigmoid, and its pooling takes the mean: then that was called subsampling.</source>
        <translation>LeNet은 1998년에 손글씨 숫자를 읽은 신경망인데, 짜임은 지금과 다르지 않습니다. 합성곱, 풀링, 두 번째 합성곱, 풀링, 그리고 완전연결 계층입니다. 지금과 다른 점은 두 가지입니다. 활성화 함수가 시그모이드이고, 풀링이 평균을 냅니다. 그때는 이를 서브샘플링이라고 했습니다.</translation>
    </message>
    <message>
        <source>LeNet, then and now</source>
        <translation>LeNet, 그때와 지금</translation>
    </message>
    <message>
        <source>Learning rate, λ, batch size, neurons: no gradient finds these, a person chooses them. To try many and keep what does best on the test data fits them to the test data, and then the test says nothing any more. So a fifth of the training data is held back to judge by: validation data.</source>
        <translation>학습률, λ, 배치 크기, 뉴런 수는 기울기로 찾을 수 없어 사람이 고릅니다. 여러 값을 시험해 시험 데이터에서 가장 좋은 것을 남기면, 그 값은 시험 데이터에 맞춰진 것이고 시험은 더 이상 아무것도 말해 주지 않습니다. 그래서 훈련 데이터의 5분의 1을 떼어 두고 그것으로 평가합니다. 바로 검증 데이터입니다.</translation>
    </message>
    <message>
        <source>Let all four learn for 600 steps.</source>
        <translation>넷 모두 600스텝 학습시켜 보세요.</translation>
    </message>
    <message>
        <source>Let both learn for 1,000 steps.</source>
        <translation>둘 다 1,000스텝 학습시켜 보세요.</translation>
    </message>
    <message>
        <source>Let h shrink to 0.01: press play, or h/10 twice.</source>
        <translation>h를 0.01까지 줄여 보세요. 재생을 누르거나 h/10을 두 번 누릅니다.</translation>
    </message>
    <message>
        <source>Let it learn for 1,000 steps, and watch both losses at the right.</source>
        <translation>1,000스텝 학습시키고 오른쪽의 두 손실을 지켜보세요.</translation>
    </message>
    <message>
        <source>Let it learn for 1,000 steps. How far does it get?</source>
        <translation>1,000스텝 학습시켜 보세요. 어디까지 갈까요?</translation>
    </message>
    <message>
        <source>Let it learn for 100 steps: it reads more than 90 % of the test right.</source>
        <translation>100스텝 학습시켜 보세요. 시험 데이터를 90 % 넘게 맞힙니다.</translation>
    </message>
    <message>
        <source>Let it learn for 100 steps: the loss hardly falls.</source>
        <translation>100스텝 학습시켜 보세요. 손실이 거의 줄지 않습니다.</translation>
    </message>
    <message>
        <source>Let it learn for 100 steps: the neurons stay empty.</source>
        <translation>100스텝 학습시켜 보세요. 뉴런은 빈 채로 남습니다.</translation>
    </message>
    <message>
        <source>Let it learn for 300 steps, and look at the five lines of Gradient norm.</source>
        <translation>300스텝 학습시키고 ‘기울기의 노름’의 다섯 선을 보세요.</translation>
    </message>
    <message>
        <source>Let it learn for 300 steps: the loss stays at 0.69.</source>
        <translation>300스텝 학습시켜 보세요. 손실은 0.69에 머뭅니다.</translation>
    </message>
    <message>
        <source>Let it learn for 5 steps, and look at the steps per second.</source>
        <translation>5스텝 학습시키고, 초당 몇 스텝인지 보세요.</translation>
    </message>
    <message>
        <source>Let it learn for 600 steps, and compare: it stays below 85 %.</source>
        <translation>600스텝 학습시키고 비교해 보세요. 85 %를 넘지 못합니다.</translation>
    </message>
    <message>
        <source>Let it learn for 600 steps, and look at both accuracies.</source>
        <translation>600스텝 학습시키고 두 정확도를 보세요.</translation>
    </message>
    <message>
        <source>Let it learn to 90 %, too: 2,666 parameters now, 3,106 before.</source>
        <translation>이번에도 90 %까지 학습시켜 보세요. 매개변수는 앞에서 3,106개, 지금은 2,666개입니다.</translation>
    </message>
    <message>
        <source>Let it learn to 95 % of the test.</source>
        <translation>시험 정확도가 95 %가 될 때까지 학습시켜 보세요.</translation>
    </message>
    <message>
        <source>Let it learn to 99 % of the test.</source>
        <translation>시험 데이터의 99 %를 맞힐 때까지 학습시켜 보세요.</translation>
    </message>
    <message>
        <source>Let it learn until it answers all four right.</source>
        <translation>네 답을 모두 맞힐 때까지 학습시켜 보세요.</translation>
    </message>
    <message>
        <source>Let it learn until it reads 90 % of the test right.</source>
        <translation>시험 데이터의 90 %를 맞힐 때까지 학습시켜 보세요.</translation>
    </message>
    <message>
        <source>Let it learn until it reads 95 % of the test right (Space).</source>
        <translation>시험 데이터의 95 %를 맞힐 때까지 학습시켜 보세요(Space).</translation>
    </message>
    <message>
        <source>Let it learn until it reads 95 % of the test right.</source>
        <translation>시험 데이터의 95 %를 맞힐 때까지 학습시켜 보세요.</translation>
    </message>
    <message>
        <source>Let it learn: press play, or Space.</source>
        <translation>학습시켜 보세요. 재생 버튼이나 Space 키를 누릅니다.</translation>
    </message>
    <message>
        <source>Let it learn: these examples can be parted by a line.</source>
        <translation>학습시켜 보세요. 이 데이터는 직선으로 나눌 수 있습니다.</translation>
    </message>
    <message>
        <source>Let it run for 20 steps: press play, or Space.</source>
        <translation>20스텝 달리게 해 보세요. 재생 버튼이나 Space 키를 누릅니다.</translation>
    </message>
    <message>
        <source>Let it run, then start in the left half: click there, or type the start.</source>
        <translation>달리게 한 다음 왼쪽 절반에서 출발하게 하세요. 그곳을 클릭하거나 출발점을 입력합니다.</translation>
    </message>
    <message>
        <source>Let it try for 300 steps: in the end it says 0.5 everywhere.</source>
        <translation>300스텝 학습시켜 보세요. 결국 어디서나 0.5라고 답합니다.</translation>
    </message>
    <message>
        <source>Let it try for 500 steps: it never gets beyond three quarters.</source>
        <translation>500스텝 학습시켜 보세요. 아무리 해도 4분의 3을 넘지 못합니다.</translation>
    </message>
    <message>
        <source>Let them learn for 1,000 steps, and compare their test losses.</source>
        <translation>1,000스텝 학습시키고 시험 손실을 비교해 보세요.</translation>
    </message>
    <message>
        <source>Let them learn for 1,000 steps. How many layers does it take?</source>
        <translation>1,000스텝 학습시켜 보세요. 은닉층이 몇 개 있어야 하나요?</translation>
    </message>
    <message>
        <source>Let them learn for 1,000 steps. Who has the spiral by then?</source>
        <translation>1,000스텝 학습시켜 보세요. 그때까지 누가 나선을 그려 낼까요?</translation>
    </message>
    <message>
        <source>Let them learn for 300 steps, then pause: the best comes first.</source>
        <translation>300스텝 동안 학습시킨 다음 멈추세요. 가장 좋은 것이 맨 앞에 옵니다.</translation>
    </message>
    <message>
        <source>Let them learn for 600 steps.</source>
        <translation>600스텝 학습시켜 보세요.</translation>
    </message>
    <message>
        <source>Let them race again for 1,000 steps.</source>
        <translation>다시 1,000스텝 경주해 보세요.</translation>
    </message>
    <message>
        <source>Let them run for 30 steps: press play, or Space.</source>
        <translation>30스텝 달리게 해 보세요. 재생 버튼이나 Space 키를 누릅니다.</translation>
    </message>
    <message>
        <source>Look at x = 10: drag the point on the curve, or type x. What is the slope?</source>
        <translation>x = 10을 보세요. 곡선 위의 점을 끌거나 x를 입력합니다. 미분값은 얼마인가요?</translation>
    </message>
    <message>
        <source>Make h smaller than 1e-16: drag the slider, or type 1e-50.</source>
        <translation>h를 1e-16보다 작게 하세요. 슬라이더를 끌거나 1e-50을 입력합니다.</translation>
    </message>
    <message>
        <source>Momentum and Adam read more than 95 % of the spiral right after 1,000 steps, SGD and AdaGrad less than 90 %. But no optimizer is the best everywhere. Here are other data: three rings.</source>
        <translation>1,000스텝 뒤에 모멘텀과 Adam은 나선을 95 % 넘게 맞히고, SGD와 AdaGrad는 90 %에 못 미칩니다. 하지만 어디서나 가장 좋은 최적화 기법은 없습니다. 이번에는 다른 데이터, 고리 셋입니다.</translation>
    </message>
    <message>
        <source>Momentum has a velocity: across the bowl pushes cancel, along it they add up. AdaGrad divides each direction by the gradients it has seen there, so it turns into the valley at once. Adam does both. A click on a runner&apos;s mark at the left shows its rule and its last step.</source>
        <translation>모멘텀에는 속도가 있어, 가로지르는 힘은 서로 상쇄되고 긴 쪽의 힘은 쌓입니다. AdaGrad는 방향마다 지금까지의 기울기로 나누므로 곧바로 골짜기로 들어섭니다. Adam은 둘을 합친 것입니다. 왼쪽에서 주자의 표시를 누르면 갱신 식과 마지막 스텝이 보입니다.</translation>
    </message>
    <message>
        <source>Move the border: Network ▸ Give weights …, and write −0.2 instead of −0.7.</source>
        <translation>경계를 옮기세요. 신경망 ▸ 가중치 입력 …을 골라 −0.7 대신 −0.2를 쓰면 됩니다.</translation>
    </message>
    <message>
        <source>NAND has the same numbers with the signs turned, OR only another bias: −0.2. These are the examples of OR with the numbers of AND, and two of the four are on the wrong side of the border.</source>
        <translation>NAND는 같은 수의 부호만 바꾼 것이고, OR은 편향만 −0.2로 다릅니다. 지금 데이터는 OR인데 수는 AND의 것이라, 네 점 가운데 둘이 경계의 틀린 쪽에 있습니다.</translation>
    </message>
    <message>
        <source>New examples can be made of those that there are: a 3 moved by two pixels is still a 3, but other numbers go in. This is data augmentation; the book also turns, cuts and mirrors images. Here every batch is moved at random: up to two pixels each way give every digit 25 places.</source>
        <translation>있는 데이터로 새 데이터를 만들 수 있습니다. 두 픽셀 옮긴 3도 3이지만, 들어가는 수는 다릅니다. 이것이 데이터 확장입니다. 책에서는 이미지를 회전하고, 일부를 잘라 내고, 좌우를 뒤집기도 합니다. 여기서는 배치마다 무작위로 옮깁니다. 방향마다 두 픽셀까지 옮기면 숫자 하나가 25자리에 놓입니다.</translation>
    </message>
    <message>
        <source>Nothing that has happened is lost. Drag the timeline to any step, or press Home for the start: the network is as it was then. Played on from there, it learns the same again, to the last bit.</source>
        <translation>지나간 것은 하나도 사라지지 않습니다. 타임라인을 아무 스텝으로나 끌거나 Home 키로 처음으로 가면, 신경망은 그때 그대로입니다. 거기서 다시 재생하면 마지막 비트까지 똑같이 배웁니다.</translation>
    </message>
    <message>
        <source>Now 100 images at once, a batch: X has 100 rows, and so has Y, each with the ten probabilities of one image. W and b are the same as before. And one large product takes a computer less time than 100 small ones.</source>
        <translation>이제 이미지 100장을 한꺼번에 넣습니다. 이것이 배치입니다. X는 100행이고, Y도 100행이며 행마다 이미지 한 장의 확률 열 개가 있습니다. W와 b는 앞과 같습니다. 큰 곱 한 번이 작은 곱 100번보다 컴퓨터에서 빠릅니다.</translation>
    </message>
    <message>
        <source>Now 3 oranges at 150 besides. The node + knows nothing of fruit or tax: it adds the two numbers that come in. However large a graph is, each node needs only what is right beside it. The sum, 650, is kept in between, for the way back.</source>
        <translation>이제 150원짜리 귤도 3개 삽니다. + 노드는 과일도 소비세도 모릅니다. 들어온 두 수를 더할 뿐입니다. 그래프가 아무리 커도 각 노드에는 바로 옆에 있는 것만 필요합니다. 이것이 국소적 계산입니다. 중간 결과인 합 650은 역전파를 위해 보관됩니다.</translation>
    </message>
    <message>
        <source>Now a race of networks. All four have the same first weights and learn from the same batches; only the optimizer differs, with a learning rate that suits it. At the right are their losses, one line each.</source>
        <translation>이제 신경망의 경주입니다. 넷 모두 같은 가중치에서 시작해 같은 배치로 배우고, 최적화 기법과 그에 맞는 학습률만 다릅니다. 오른쪽에 손실이 신경망마다 한 줄씩 그려집니다.</translation>
    </message>
    <message>
        <source>Now backward. Softmax and cross-entropy error together have a simple gradient: (Y − T) / N, what the network answered minus what is right. From there the chain rule leads to the weights: what came in, times the gradient of what went out.</source>
        <translation>이제 거꾸로 갑니다. 소프트맥스와 교차 엔트로피 오차를 합치면 기울기가 간단합니다. (Y − T) / N, 곧 신경망의 답에서 정답을 뺀 것입니다. 여기서 연쇄법칙을 따라 가중치로 갑니다. 들어온 값에 나간 값의 기울기를 곱합니다.</translation>
    </message>
    <message>
        <source>Now one can be chosen. The test data have not been looked at so far, so they may be asked, once, at the very end: what they say is what the network is worth for digits that it has never met. Once in use, it learns from all training data again.</source>
        <translation>이제 하나를 고를 수 있습니다. 시험 데이터는 지금까지 한 번도 보지 않았으니, 맨 마지막에 단 한 번 물어볼 수 있습니다. 그 답이 처음 보는 숫자에 대한 신경망의 실력입니다. 고른 신경망은 다시 훈련 데이터 전체로 배웁니다.</translation>
    </message>
    <message>
        <source>Now two layers of 3 × 3 in its place. A number of layer 3 looks at 3 × 3 places of layer 2, and through them at 5 × 5 of what comes before: the same receptive field. It takes 2 · 8 · 8 · 9 = 1,152 weights only, and there is one more ReLU between.</source>
        <translation>이번에는 그 자리에 3 × 3 층을 둘 놓습니다. 3층의 수 하나는 2층의 3 × 3을 보고, 그것을 거쳐 그 앞의 5 × 5를 봅니다. 수용 영역이 같습니다. 그런데 가중치는 2 · 8 · 8 · 9 = 1,152개면 되고, 사이에 ReLU가 하나 더 있습니다.</translation>
    </message>
    <message>
        <source>Now your own hand. The network answers while you draw: the bars are its ten probabilities. “What mattered” shows, pixel by pixel, whether more ink there would speak for its answer (blue) or against it (orange).</source>
        <translation>이제 내 손글씨입니다. 그리는 동안 신경망이 답합니다. 막대가 확률 열 개입니다. ‘중요했던 곳’은 픽셀마다, 거기에 잉크가 더 있으면 그 답에 유리한지(파랑) 불리한지(주황) 보여 줍니다.</translation>
    </message>
    <message>
        <source>Numbers for XOR? There are none: no line has (1, 0) and (0, 1) on one side, (0, 0) and (1, 1) on the other. Here learning may try, with the sigmoid function, a step with round corners.</source>
        <translation>XOR에 맞는 수는 없습니다. 한쪽에 (1, 0)과 (0, 1), 다른 쪽에 (0, 0)과 (1, 1)을 두는 직선이 없기 때문입니다. 이번에는 모서리가 둥근 계단 같은 시그모이드 함수로 학습시켜 봅니다.</translation>
    </message>
    <message>
        <source>One image is one row, X: 1×784. Times W⁽¹⁾, 784×50, it becomes 50 sums; these become 100, and those ten. Sizes that meet are equal, as the shapes beside the moves show. Softmax makes probabilities of the ten, and the place of the largest is the answer.</source>
        <translation>이미지 한 장은 한 행, X: 1×784입니다. 784×50인 W⁽¹⁾을 곱하면 합 50개가 되고, 그것이 100개로, 다시 10개로 이어집니다. 동작 옆의 형상에서 보듯 맞닿는 크기는 서로 같습니다. 소프트맥스가 열 개의 수를 확률로 바꾸고, 가장 큰 것의 자리가 답입니다.</translation>
    </message>
    <message>
        <source>One layer reads 62.0 % right, two read 98.8 %. To widen the one layer to 40 neurons helps less: that is 202 parameters, and 94.4 % in as many steps. A layer can use what the one before has found: edges become shapes, shapes digits. So depth makes do with fewer weights. Chapter 6 has what it takes: initial weights, batch normalization, dropout.</source>
        <translation>은닉층이 하나면 62.0 %, 둘이면 98.8 %를 맞힙니다. 하나를 뉴런 40개로 넓혀도 그만큼 좋아지지 않습니다. 매개변수 202개로 같은 스텝에 94.4 %입니다. 층은 앞 층이 찾은 것을 씁니다. 에지가 모여 모양이 되고, 모양이 모여 숫자가 됩니다. 그래서 깊으면 더 적은 가중치로도 됩니다. 깊은 신경망을 학습시키는 데는 6장의 초깃값, 배치 정규화, 드롭아웃이 필요합니다.</translation>
    </message>
    <message>
        <source>One move further: the loss.</source>
        <translation>한 동작 더 가면 손실입니다.</translation>
    </message>
    <message>
        <source>Only 40 examples to learn from (filled), so noisy that the two moons run into each other, and 2,802 parameters to learn them with. The other 160 (hollow) are kept for the test.</source>
        <translation>배울 데이터는 40개뿐이고(속이 찬 점), 노이즈가 커서 두 반달이 서로 섞입니다. 그것을 배울 매개변수는 2,802개입니다. 나머지 160개(속이 빈 점)는 시험용입니다.</translation>
    </message>
    <message>
        <source>Open layer 1 (the arrow at its right): with which stride and padding does 28 × 28 come out?</source>
        <translation>1층을 펼치세요(오른쪽 화살표). 스트라이드와 패딩이 얼마면 28 × 28이 나올까요?</translation>
    </message>
    <message>
        <source>Overfitting</source>
        <translation>오버피팅</translation>
    </message>
    <message>
        <source>Pause (Space), and look around.</source>
        <translation>멈추고(Space) 둘러보세요.</translation>
    </message>
    <message>
        <source>Perceptrons as logic gates</source>
        <translation>퍼셉트론으로 만드는 논리 게이트</translation>
    </message>
    <message>
        <source>Pixels are whole numbers from 0 to 255. Divided by 255 they lie between 0 and 1: that is normalization, a kind of preprocessing. A network has to be given the same when it infers as when it learned. Otherwise its sums are 255 times as large here, and nearly every neuron of layer 1 says just 0 or 1.</source>
        <translation>픽셀은 0에서 255까지의 정수입니다. 255로 나누면 0과 1 사이가 됩니다. 이것이 정규화이며 전처리의 하나입니다. 추론할 때도 학습할 때와 같은 전처리를 해야 합니다. 그러지 않으면 여기서는 곱의 합이 255배가 되어, 1층의 뉴런 거의 모두가 0 아니면 1만 답합니다.</translation>
    </message>
    <message>
        <source>Point at a channel of the convolution: its kernel now, and at step 0.</source>
        <translation>합성곱의 채널 하나를 가리켜, 지금의 필터와 스텝 0의 필터를 비교해 보세요.</translation>
    </message>
    <message>
        <source>Point at a channel of the second convolution: its kernel for one map, the strongest of the six.</source>
        <translation>두 번째 합성곱의 채널 하나를 가리켜 보세요. 여섯 장 중 가장 강하게 쓰는 특징 맵의 필터가 나옵니다.</translation>
    </message>
    <message>
        <source>Press +1. Then give runner 2 a learning rate from 0.1 to 0.9.</source>
        <translation>+1을 누르세요. 그런 다음 주자 2의 학습률을 0.1에서 0.9 사이로 바꾸세요.</translation>
    </message>
    <message>
        <source>Press “Compare with numerical differentiation” below.</source>
        <translation>아래의 ‘수치 미분과 비교’를 누르세요.</translation>
    </message>
    <message>
        <source>Press “Use” at the best one, and let it learn for 300 steps on the Network tab.</source>
        <translation>가장 좋은 신경망의 ‘사용’을 누르고, ‘신경망’ 탭에서 300스텝 동안 학습시키세요.</translation>
    </message>
    <message>
        <source>Press “into” (↓) five times: the columns of Z⁽¹⁾ are NAND and OR, Y is XOR.</source>
        <translation>‘안으로’(↓)를 다섯 번 누르세요. Z⁽¹⁾의 두 열이 NAND와 OR이고, Y가 XOR입니다.</translation>
    </message>
    <message>
        <source>Press “into” (↓) three times, to A = col W + b.</source>
        <translation>A = col W + b까지 ‘안으로’(↓)를 세 번 누르세요.</translation>
    </message>
    <message>
        <source>Press “into” (↓) twice: A⁽¹⁾ is (0.3, 0.7, 1.1). Click on 1.1: what does it come from?</source>
        <translation>‘안으로’(↓)를 두 번 누르세요. A⁽¹⁾은 (0.3, 0.7, 1.1)입니다. 1.1을 클릭해 보세요. 어디에서 나온 값인가요?</translation>
    </message>
    <message>
        <source>Press “into” (↓) until Y = softmax(A⁽²⁾) is done: five times.</source>
        <translation>Y = softmax(A⁽²⁾)까지 ‘안으로’(↓)를 다섯 번 누르세요.</translation>
    </message>
    <message>
        <source>Press “into” (↓) until Y = softmax(A⁽³⁾) is done: seven times.</source>
        <translation>Y = softmax(A⁽³⁾)까지 ‘안으로’(↓)를 일곱 번 누르세요.</translation>
    </message>
    <message>
        <source>Press “into” (↓) until Y is done, three times: a row of X and Y for each row of the table.</source>
        <translation>Y까지 ‘안으로’(↓)를 세 번 누르세요. X와 Y의 한 행이 진리표의 한 행입니다.</translation>
    </message>
    <message>
        <source>Press “into” seven times again: Y is 100×10 now.</source>
        <translation>‘안으로’를 다시 일곱 번 누르세요. 이제 Y는 100×10입니다.</translation>
    </message>
    <message>
        <source>Press “into” three more times: Z⁽²⁾ is (0.626, 0.771).</source>
        <translation>‘안으로’를 세 번 더 누르세요. Z⁽²⁾는 (0.626, 0.771)입니다.</translation>
    </message>
    <message>
        <source>Press “into” three times. Where softmax is opened, see what the naive way leads to.</source>
        <translation>‘안으로’를 세 번 누르고, ‘소프트맥스 속보기’에서 ‘그대로’ 계산하면 어떻게 되는지 보세요.</translation>
    </message>
    <message>
        <source>Press “into” three times: Y is (0.018, 0.245, 0.737). Softmax is opened, too.</source>
        <translation>‘안으로’를 세 번 누르세요. Y는 (0.018, 0.245, 0.737)입니다. ‘소프트맥스 속보기’도 나옵니다.</translation>
    </message>
    <message>
        <source>Press “into” twice more: Y is (0.317, 0.696), as in the book.</source>
        <translation>‘안으로’를 두 번 더 누르세요. Y는 책에서처럼 (0.317, 0.696)입니다.</translation>
    </message>
    <message>
        <source>ReLU is max(0, a): nothing on one side of its edge, a slope on the other that never flattens out. It is quick, and what most deep networks have. What it draws has corners.</source>
        <translation>ReLU는 max(0, a)입니다. 경계의 한쪽에서는 0이고, 다른 쪽에서는 끝까지 평평해지지 않는 비탈입니다. 계산이 빨라 대부분의 깊은 신경망이 씁니다. ReLU가 그리는 것에는 모서리가 있습니다.</translation>
    </message>
    <message>
        <source>ReLU makes one half of its sums 0, so σ = √(1/n) lets signals fade. In few layers that does not matter; here are twenty. He&apos;s rule makes up for the lost half: σ = √(2/n).</source>
        <translation>ReLU는 합의 절반을 0으로 만들므로 σ = √(1/n)이면 신호가 희미해집니다. 계층이 적으면 괜찮지만 여기는 스무 층입니다. He 초깃값은 사라진 절반을 메웁니다. σ = √(2/n)입니다.</translation>
    </message>
    <message>
        <source>Run for 30 steps: press play, or +10 three times.</source>
        <translation>30스텝 달리게 해 보세요. 재생 버튼을 누르거나 +10을 세 번 누릅니다.</translation>
    </message>
    <message>
        <source>Run for 60 steps, and see where they are short.</source>
        <translation>60스텝 달리게 하고, 어디서 걸음이 짧은지 보세요.</translation>
    </message>
    <message>
        <source>SGD zigzags: the gradient points across the bowl rather than along it. With η = 0.95 each step multiplies x₁ by 1 − 2η = −0.9, so it leaps from side to side, and x₀ by only 1 − η/10 = 0.905. A larger η would help x₀, but beyond 1 the leaps across grow.</source>
        <translation>SGD는 지그재그로 갑니다. 기울기가 그릇의 긴 쪽이 아니라 가로지르는 쪽을 가리키기 때문입니다. η = 0.95이면 스텝마다 x₁에는 1 − 2η = −0.9가 곱해져 이쪽저쪽을 건너뛰고, x₀에는 1 − η/10 = 0.905만 곱해집니다. η가 더 크면 x₀에는 좋지만, 1을 넘으면 건너뛰는 폭이 점점 커집니다.</translation>
    </message>
    <message>
        <source>Set Batch size to 1, and train for 300 steps. It can only guess.</source>
        <translation>배치 크기를 1로 바꾸고 300스텝 학습시켜 보세요. 찍는 수밖에 없습니다.</translation>
    </message>
    <message>
        <source>Set Batch size to 100, and let it learn to 95 % of the test.</source>
        <translation>배치 크기를 100으로 바꾸고 시험 정확도가 95 %가 될 때까지 학습시켜 보세요.</translation>
    </message>
    <message>
        <source>Set Examples to 2,000 (Data ▸ More), and train for 1,000 steps.</source>
        <translation>데이터 수를 2,000으로 하고(데이터 ▸ 더 보기) 1,000스텝 학습시켜 보세요.</translation>
    </message>
    <message>
        <source>Set L2 to 0.03 (Learning ▸ More), and train on for 500 steps.</source>
        <translation>L2를 0.03으로 하고(학습 ▸ 더 보기) 500스텝 더 학습시켜 보세요.</translation>
    </message>
    <message>
        <source>Set Precision to float64 (Learning ▸ More), and let it learn for 200 steps: it reads no better.</source>
        <translation>정밀도를 float64로 하고(학습 ▸ 더 보기) 200스텝 학습시켜 보세요. 더 잘 읽지 못합니다.</translation>
    </message>
    <message>
        <source>Set Shift (Data) to ±2, and train for 600 steps: it reads about 85 % of the test right.</source>
        <translation>이동을 ±2로 하고(데이터) 600스텝 학습시켜 보세요. 시험 정확도가 85 %쯤 됩니다.</translation>
    </message>
    <message>
        <source>Set Speed to max and press play. Then choose Gradient: central difference, and watch the pace.</source>
        <translation>속도를 최대로 하고 재생을 누르세요. 그런 다음 ‘기울기 계산 방법’을 ‘중심 차분’으로 바꾸고 속도를 지켜보세요.</translation>
    </message>
    <message>
        <source>Set the batch size to 10, and train for an epoch: Shift+→.</source>
        <translation>배치 크기를 10으로 하고 한 에폭 학습시키세요(Shift+→).</translation>
    </message>
    <message>
        <source>Set the learning rate to 0.1, and train until the test R² is 0.85.</source>
        <translation>학습률을 0.1로 하고 시험 R²가 0.85가 될 때까지 학습시키세요.</translation>
    </message>
    <message>
        <source>Set the learning rate to 1, and let it train.</source>
        <translation>학습률을 1로 하고 학습시키세요.</translation>
    </message>
    <message>
        <source>So large a network needs many examples, or it overfits. A small one does so, too, where there are few: here it has 300 digits to learn from. Soon it has all of them by heart, but of 1,000 others it reads less than 80 % right.</source>
        <translation>이렇게 큰 신경망은 데이터가 많지 않으면 오버피팅됩니다. 작은 신경망도 데이터가 적으면 그렇습니다. 여기 배울 숫자는 300개뿐입니다. 곧 모두 외우지만, 다른 숫자 1,000개는 80 %도 맞히지 못합니다.</translation>
    </message>
    <message>
        <source>Softmax, and how wrong an answer is</source>
        <translation>소프트맥스, 그리고 얼마나 틀렸는가</translation>
    </message>
    <message>
        <source>Start elsewhere: drag the start in the picture, or type it at the left.</source>
        <translation>다른 곳에서 출발해 보세요. 그림에서 출발점을 끌거나 왼쪽에 값을 입력합니다.</translation>
    </message>
    <message>
        <source>Step inside. The ten sums that a neuron makes of the batch are brought to mean 0 and variance 1: however small they are, X̂ is not. Then γX̂ + β lets the network take back as much of that as helps: γ and β are learned, as weights are.</source>
        <translation>안으로 들어가 봅시다. 뉴런 하나가 배치에서 얻은 합 열 개를 평균 0, 분산 1로 맞춥니다. 합이 아무리 작아도 X̂는 작지 않습니다. 이어서 γX̂ + β로, 도움이 되는 만큼 되돌릴 수 있습니다. γ와 β도 가중치처럼 학습됩니다.</translation>
    </message>
    <message>
        <source>Step into it, and go on to X̂ (Next, or ↓).</source>
        <translation>스텝 안으로 들어가 X̂까지 가 보세요(다음 또는 ↓).</translation>
    </message>
    <message>
        <source>Step into it: press into, or ↓.</source>
        <translation>스텝 안으로 들어가세요. ‘안으로’나 ↓를 누릅니다.</translation>
    </message>
    <message>
        <source>The book leaves the way back to you. Two rules are enough: a sum hands on what comes back as it is, a product hands it on times the other factor. What comes to the orange, o? To the tax, t? First write it down, then look.</source>
        <translation>되돌아가는 길은 책에서 연습 문제로 남겨 두었습니다. 규칙은 둘이면 됩니다. 덧셈 노드는 되돌아온 값을 그대로 넘기고, 곱셈 노드는 다른 쪽 값을 곱해서 넘깁니다. 귤값 o에는 얼마가 올까요? 소비세 t에는? 먼저 적어 본 다음 확인하세요.</translation>
    </message>
    <message>
        <source>The book warns of h = 1e-50: in float32 it is rounded to 0. Nori computes this in float64, but below 1e-16 even there x + h and x − h are rounded to x. Then every difference is 0, whatever f is. On the way there the magnifier shows stairs.</source>
        <translation>책은 h = 1e-50을 쓰지 말라고 합니다. float32에서 0으로 반올림되기 때문입니다. 여기서는 float64로 계산하지만, 1e-16보다 작으면 x + h도 x − h도 x로 반올림됩니다. 그러면 f가 무엇이든 모든 차분이 0입니다. 그 전에는 돋보기에 계단이 보입니다.</translation>
    </message>
    <message>
        <source>The book&apos;s chapter 4 begins with another loss: the sum of squares, ½Σ(y − t)². t is 1 for the right class and 0 for the others, so all three numbers of a row count. To be sure and wrong costs 1 here, and no more.</source>
        <translation>책의 4장은 다른 손실 함수로 시작합니다. 오차제곱합 ½Σ(y − t)²입니다. t는 정답 클래스에서 1, 나머지에서 0이므로 한 행의 세 수를 모두 봅니다. 여기서는 확신하면서 틀리면 손실이 1이고, 그보다 커지지 않습니다.</translation>
    </message>
    <message>
        <source>The book&apos;s example, 0.01x² + 0.1x. At x = 5 its slope is 0.2, and here the central difference is right even with h = 1. On a quadratic it always is: what the forward difference has too much, the backward one has too little.</source>
        <translation>책에 나오는 예 0.01x² + 0.1x입니다. x = 5에서 미분값은 0.2인데, 여기서는 h = 1이어도 중심 차분이 정확합니다. 이차함수에서는 늘 그렇습니다. 전방 차분이 넘치는 만큼 후방 차분이 모자라기 때문입니다.</translation>
    </message>
    <message>
        <source>The book&apos;s first perceptron, AND: y = h(0.5 x₀ + 0.5 x₁ − 0.7). The step function h is 1 where the sum is above 0, which it is at (1, 1) only. Nothing was learned here: a person has chosen the numbers.</source>
        <translation>책의 첫 퍼셉트론인 AND입니다: y = h(0.5 x₀ + 0.5 x₁ − 0.7). 계단 함수 h는 합이 0보다 크면 1인데, (1, 1)에서만 그렇습니다. 학습한 것은 없습니다. 사람이 수를 정했습니다.</translation>
    </message>
    <message>
        <source>The book&apos;s question from here on: can such numbers be found by themselves? A step is flat on both sides and shows no way. The sigmoid function has a slope everywhere: the same network, drawn at random, looks for gates of its own.</source>
        <translation>여기서부터 책의 물음입니다. 이런 수를 스스로 찾게 할 수 있을까요? 계단 함수는 양쪽이 평평해 어디로 갈지 알려 주지 않습니다. 시그모이드 함수는 어디서나 기울기가 있습니다. 같은 신경망이 무작위 값에서 시작해 자기만의 게이트를 찾습니다.</translation>
    </message>
    <message>
        <source>The book&apos;s second surface, x₀²/20 + x₁²: a long valley. The gradient points across it rather than along. With η = 0.95 SGD zigzags from side to side; with η = 0.1 it does not, but it creeps along the bottom: after 30 steps it is still at x₀ = −5.2.</source>
        <translation>책의 두 번째 함수 x₀²/20 + x₁²은 긴 골짜기입니다. 기울기는 골짜기를 따라가기보다 가로지르는 쪽을 가리킵니다. η = 0.95면 SGD는 골짜기 양쪽을 오가며 지그재그를 그립니다. η = 0.1이면 그러지 않지만 바닥을 기어가, 30스텝 뒤에도 아직 x₀ = −5.2입니다.</translation>
    </message>
    <message>
        <source>The book&apos;s two bad learning rates on the same bowl. With η = 1e-10 a runner hardly moves; with η = 10 each step leads to the other side, 19 times as far off. On this bowl every η below 1 arrives, and 0.5 does so in a single step.</source>
        <translation>같은 그릇에서 책이 보여 주는 나쁜 학습률 두 가지입니다. η = 1e-10이면 거의 움직이지 않고, η = 10이면 스텝마다 반대쪽으로 19배씩 멀어집니다. 이 그릇에서는 η가 1보다 작으면 언제나 도착하고, 0.5면 한 번에 도착합니다.</translation>
    </message>
    <message>
        <source>The convolutional network has 3,098 parameters, 208 of them in its kernels. A dense one with 50 neurons has 39,760 and reads no better. And what does a dense one read with as few? Here it is: four neurons, 3,190 parameters.</source>
        <translation>합성곱 신경망의 매개변수는 3,098개이고, 그중 208개가 필터에 있습니다. 뉴런이 50개인 완전연결 신경망은 39,760개인데도 더 잘 읽지 못합니다. 매개변수가 그만큼 적은 완전연결 신경망은 얼마나 맞힐까요? 뉴런 넷, 매개변수 3,190개입니다.</translation>
    </message>
    <message>
        <source>The digits that it has learned from were drawn by the program, not by your hand. Where it is wrong, tell it: the drawing joins the training data and counts as much as 50 others. Train on, and watch the bars change.</source>
        <translation>신경망이 배운 숫자는 프로그램이 그린 것이지 여러분의 글씨가 아닙니다. 틀리면 알려 주세요. 그린 것이 훈련 데이터에 들어가고, 하나가 50개 몫을 합니다. 계속 학습시키면서 막대가 바뀌는 것을 보세요.</translation>
    </message>
    <message>
        <source>The first layer draws straight edges, the second bends them together, the last one has the spiral. Put the pointer on a neuron or on a line: its numbers are shown.</source>
        <translation>첫째 계층은 곧은 경계를 긋고, 둘째 계층은 그것을 휘어 모으고, 마지막 계층에서 나선이 나옵니다. 뉴런이나 선에 포인터를 올리면 그 수치가 보입니다.</translation>
    </message>
    <message>
        <source>The function of the output layer, σ in the book, depends on the task. Here it is the identity, as for regression: the sums stay as they are. So forward propagation is the same thing three times, a product, a sum and a function. By Network ▸ Give weights … its numbers can be changed.</source>
        <translation>출력층의 함수는 책에서 σ로 쓰며, 풀려는 문제에 따라 고릅니다. 여기서는 회귀에서처럼 항등 함수라서 합이 그대로 나갑니다. 순전파는 이렇게 같은 일을 세 번 하는 것입니다. 곱하고, 더하고, 함수를 거칩니다. 신경망 ▸ 가중치 입력 …에서 수를 바꿔 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>The gradient is handed on to the layer before: through the weights, then through tanh, where it is multiplied by 1 − Z². So every layer needs only what it kept and what comes back to it. At the end all parameters are updated at once: W ← W − η ∂L/∂W.</source>
        <translation>기울기는 앞 계층으로 넘어갑니다. 먼저 가중치를 지나고, 다음에는 tanh를 지나며 1 − Z²이 곱해집니다. 그래서 계층마다 자기가 남겨 둔 것과 돌아온 것만 있으면 됩니다. 끝으로 모든 매개변수를 한꺼번에 갱신합니다. W ← W − η ∂L/∂W.</translation>
    </message>
    <message>
        <source>The learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>The loss falls, but it creeps. R² tells how much of the curve is learned: 1 would be all of it, and after 300 steps it is about 0.1. With a learning rate a hundred times as large, a hundred steps or so are enough for 0.85.</source>
        <translation>손실이 줄기는 하지만 더딥니다. R²는 곡선을 얼마나 배웠는지를 나타냅니다. 전부 배우면 1인데, 300스텝 뒤에도 약 0.1입니다. 학습률이 100배면 100여 스텝 만에 0.85가 됩니다.</translation>
    </message>
    <message>
        <source>The loss of a network is a function, too: of each of its weights. It changes smoothly, so it has a slope to follow. Accuracy goes in stairs: on a stair its slope is 0, and nobody knows which way to go. That is why training follows the loss.</source>
        <translation>신경망의 손실도 함수입니다. 가중치 하나하나의 함수입니다. 매끄럽게 변하므로 따라갈 기울기가 있습니다. 정확도는 계단처럼 변합니다. 계단 위에서는 미분값이 0이라 어느 쪽으로 가야 할지 알 수 없습니다. 그래서 손실을 보고 학습합니다.</translation>
    </message>
    <message>
        <source>The more examples a batch has, the surer its mean and variance are. With ten it took some 400 steps to 95 %.</source>
        <translation>배치에 표본이 많을수록 평균과 분산이 더 믿을 만해집니다. 열 개일 때는 95 %까지 400스텝쯤 걸렸습니다.</translation>
    </message>
    <message>
        <source>The network is to learn this bumpy curve. Each step moves every weight against its slope, W ← W − η ∂L/∂W: that is SGD, the book&apos;s first optimizer. The learning rate η says how far; here it is 0.001. Watch the loss at the upper right.</source>
        <translation>이 울퉁불퉁한 곡선을 배울 신경망입니다. 스텝마다 모든 가중치를 기울기의 반대쪽으로 옮깁니다. W ← W − η ∂L/∂W, 책에 처음 나오는 최적화 기법인 SGD입니다. 얼마나 옮길지는 학습률 η가 정하며, 지금은 0.001입니다. 오른쪽 위의 손실을 보세요.</translation>
    </message>
    <message>
        <source>The perceptron&apos;s own function is a step: 0 or 1. Its slope is 0 everywhere: a weight of layer 1 that is moved a little changes nothing. So no direction seems better than another, and these weights stay as they were. This is why networks have functions with a slope instead.</source>
        <translation>퍼셉트론의 함수는 0 아니면 1인 계단 함수입니다. 접선의 기울기가 어디서나 0이라, 1층의 가중치를 조금 옮겨도 달라지는 것이 없습니다. 어느 쪽이 나은지 알 수 없으니 이 가중치는 그대로입니다. 그래서 신경망은 기울기가 있는 함수를 씁니다.</translation>
    </message>
    <message>
        <source>The same network as of today: ReLU with He&apos;s initial weights, and max pooling. It has as many parameters as before, 61,706, and it is ReLU that makes the difference: with sigmoid it takes some 400 steps to read 90 %. AlexNet, with which deep learning took off in 2012, is built alike: larger, with ReLU and dropout.</source>
        <translation>같은 신경망을 요즘 방식으로 바꾸었습니다. ReLU와 He 초깃값, 최대 풀링입니다. 매개변수는 똑같이 61,706개인데, 차이를 만드는 것은 ReLU입니다. 시그모이드로는 90 %를 맞히기까지 400스텝쯤 걸립니다. 2012년에 딥러닝 열풍을 일으킨 AlexNet도 짜임은 비슷합니다. 더 크고, ReLU와 드롭아웃을 씁니다.</translation>
    </message>
    <message>
        <source>The sigmoid function makes Z⁽¹⁾ of these sums: 0.3 becomes 0.574. To layer 2, Z⁽¹⁾ is what X was to layer 1. Three numbers come in and two go out, so W⁽²⁾ is 3×2.</source>
        <translation>시그모이드 함수가 이 합들을 Z⁽¹⁾로 바꿉니다. 0.3은 0.574가 됩니다. 1층에 X가 들어갔듯이 2층에는 Z⁽¹⁾이 들어갑니다. 수 세 개가 들어와 두 개가 나가므로 W⁽²⁾는 3×2입니다.</translation>
    </message>
    <message>
        <source>The sigmoid function, taken apart as in the book: four nodes forward, four back. Together they hand back y(1 − y): with y = 0.881 that is 0.105, and y itself is all that has to be kept. For a layer, the book makes one node of the four.</source>
        <translation>책에서처럼 하나하나 나누어 본 시그모이드 함수입니다. 순전파에 노드 넷, 역전파에 노드 넷입니다. 넷을 모으면 y(1 − y)를 되돌려 줍니다. y = 0.881이면 0.105이고, 보관할 것은 y뿐입니다. 계층을 만들 때 책은 이 넷을 노드 하나로 묶습니다.</translation>
    </message>
    <message>
        <source>The table at the left has the slopes, and how far each is off. With a tenth of h the error of the forward difference becomes a tenth, that of the central one a hundredth. That is why the book takes the central difference, (f(x + h) − f(x − h)) / 2h.</source>
        <translation>왼쪽 표에 기울기와 오차가 있습니다. h를 10분의 1로 줄이면 전방 차분의 오차는 10분의 1, 중심 차분의 오차는 100분의 1이 됩니다. 그래서 책에서는 중심 차분 (f(x + h) − f(x − h)) / 2h를 씁니다.</translation>
    </message>
    <message>
        <source>The training loss falls to almost 0: the map winds around single examples, noise and all. The test loss fell for some 25 steps, and has grown sevenfold since. The network knows its examples by heart. Of new ones it gets about as many right as before, but where it is wrong it is quite sure: that is why the loss grows. This is overfitting. To stop where the test loss is lowest is called early stopping.</source>
        <translation>훈련 손실은 거의 0까지 줄었습니다. 지도가 노이즈까지 따라 데이터 하나하나를 감싸고 돕니다. 시험 손실은 25스텝쯤까지 줄다가 그 뒤로 일곱 배가 되었습니다. 신경망이 훈련 데이터를 통째로 외운 것입니다. 새 데이터를 맞히는 비율은 전과 비슷하지만, 틀릴 때도 확신에 차서 틀립니다. 그래서 손실이 커집니다. 이것이 오버피팅입니다. 시험 손실이 가장 낮은 곳에서 멈추는 것을 조기 종료라고 합니다.</translation>
    </message>
    <message>
        <source>This is XOR: blue where x₀ and x₁ have different signs, orange where they have the same. No straight line has one colour on each side. This is what stopped perceptrons for years.</source>
        <translation>XOR입니다. x₀과 x₁의 부호가 다르면 파랑, 같으면 주황입니다. 어떤 직선을 그어도 양쪽이 각각 한 색이 되지 않습니다. 퍼셉트론 연구가 여러 해 멈춘 까닭입니다.</translation>
    </message>
    <message>
        <source>This is how it is calculated: im2col lays every window of 5 × 5 pixels out as a row of 25 numbers, 144 rows for an image, 14,400 for the batch. Then one product, col W + b, is the whole convolution. W has a column for each kernel.</source>
        <translation>계산은 이렇게 합니다. im2col이 5 × 5픽셀의 윈도우를 하나하나 수 25개짜리 행으로 펼칩니다. 이미지 하나에 144행, 배치에 14,400행입니다. 그러면 곱 하나, col W + b가 합성곱 전체입니다. W의 열 하나가 필터 하나입니다.</translation>
    </message>
    <message>
        <source>This is the network of the book&apos;s 3.4: two inputs, layers of 3 and 2 neurons with sigmoid, two outputs. Its numbers are given, nothing was learned. X = (1, 0.5) goes in. W⁽¹⁾ is 2×3, a column for each neuron, and A⁽¹⁾ = XW⁽¹⁾ + b⁽¹⁾.</source>
        <translation>책 3.4절의 신경망입니다. 입력 두 개, 시그모이드 뉴런이 3개와 2개인 층, 출력 두 개가 있습니다. 수는 모두 주어진 것이고, 학습한 것은 없습니다. X = (1, 0.5)가 들어갑니다. W⁽¹⁾은 2×3으로 열 하나가 뉴런 하나이고, A⁽¹⁾ = XW⁽¹⁾ + b⁽¹⁾입니다.</translation>
    </message>
    <message>
        <source>This time SGD is in front, together with Momentum, and AdaGrad comes last: what it divides by only grows, so its steps get shorter and shorter. Is it a bad optimizer, or is its learning rate too small?</source>
        <translation>이번에는 SGD가 모멘텀과 함께 앞서고 AdaGrad가 꼴찌입니다. 나누는 값이 커지기만 해서 갱신 폭이 점점 작아집니다. 나쁜 기법일까요, 아니면 학습률이 너무 작은 걸까요?</translation>
    </message>
    <message>
        <source>Three have learned, those with an η of 0.0083 and more; the others have hardly begun. λ is so small here that it decides nothing. That is all a search has to say at first: where it is worth looking. The book narrows the range, draws again, and so on.</source>
        <translation>η가 0.0083 이상인 셋은 배웠고, 나머지는 거의 시작도 못 했습니다. λ는 여기서는 너무 작아 아무것도 좌우하지 못합니다. 탐색이 처음에 알려 주는 것은 이것뿐, 어디를 더 살펴볼 만한가입니다. 책에서는 범위를 좁히고 다시 뽑기를 되풀이합니다.</translation>
    </message>
    <message>
        <source>Three layers, number by number</source>
        <translation>3층 신경망, 수 하나하나</translation>
    </message>
    <message>
        <source>Three rings, three classes, three output neurons. Softmax makes probabilities of their sums: each is above 0, together they are 1, and the largest is the answer.</source>
        <translation>고리 셋, 클래스 셋, 출력 뉴런 셋입니다. 소프트맥스는 뉴런마다 나온 합을 확률로 바꿉니다. 저마다 0보다 크고 모두 더하면 1이며, 가장 큰 것이 답입니다.</translation>
    </message>
    <message>
        <source>To the second convolution, layer 3, comes no image but a block: six feature maps of 14 × 14. So each of its 16 kernels is a block, too, of 6 · 5 · 5 = 150 weights, and what it finds in all six maps is added up. Thus it answers to edges and strokes that stand together in one way.</source>
        <translation>두 번째 합성곱인 3층에 들어오는 것은 이미지 한 장이 아니라 14 × 14 특징 맵 여섯 장, 곧 블록입니다. 그래서 필터 16개도 저마다 가중치 6 · 5 · 5 = 150개짜리 블록이고, 여섯 장에서 찾은 것을 모두 더합니다. 이렇게 에지와 획이 어떻게 모여 있는지에 반응합니다.</translation>
    </message>
    <message>
        <source>To this network, a digit in a corner is one it has never seen: other pixels, other weights. So a drawing is made as the training digits are, 20 × 20 pixels large, its centre of mass in the middle: “What it sees”. Scaled and Centred switch that off.</source>
        <translation>이 신경망에게 구석에 있는 숫자는 본 적 없는 숫자입니다. 픽셀이 다르면 가중치도 다릅니다. 그래서 그린 것을 훈련용 숫자처럼 20 × 20픽셀로 맞추고 무게중심을 가운데에 둡니다. ‘신경망이 보는 것’입니다. ‘크기 맞춤’과 ‘가운데 맞춤’으로 끌 수 있습니다.</translation>
    </message>
    <message>
        <source>To wind like that takes large weights. L2 (weight decay) adds ½λΣW² to what is made small: every weight is pulled towards 0, and stays large only where that is worth its price. With 0.03 the test loss settles below 0.5, and the map is smooth.</source>
        <translation>그렇게 감싸고 돌려면 가중치가 커야 합니다. L2(가중치 감소)는 줄이려는 값에 ½λΣW²을 더합니다. 모든 가중치가 0 쪽으로 당겨지고, 그만한 값을 하는 가중치만 큰 채로 남습니다. 0.03이면 시험 손실이 0.5 아래에 머물고 지도가 매끄러워집니다.</translation>
    </message>
    <message>
        <source>Too little, and it overfits; too much (0.3), and it learns nothing at all. Another remedy is dropout: in each step it silences half of a layer&apos;s neurons at random, so that none can rely on another. In the test, all of them answer.</source>
        <translation>너무 작으면 오버피팅되고, 너무 크면(0.3) 아무것도 배우지 못합니다. 다른 처방은 드롭아웃입니다. 스텝마다 계층의 뉴런 절반을 무작위로 쉬게 해서 어떤 뉴런도 다른 뉴런에 기대지 못하게 합니다. 시험할 때는 모든 뉴런이 답합니다.</translation>
    </message>
    <message>
        <source>Train for 200 steps, then pause.</source>
        <translation>200스텝 학습시킨 뒤 멈추세요.</translation>
    </message>
    <message>
        <source>Train for 300 steps, and look at what it draws.</source>
        <translation>300스텝 학습시키고 무엇을 그리는지 보세요.</translation>
    </message>
    <message>
        <source>Train for 300 steps: press play, or Space.</source>
        <translation>300스텝 학습시켜 보세요. 재생 버튼이나 Space 키를 누릅니다.</translation>
    </message>
    <message>
        <source>Train for some 300 steps. Then set the batch size to 250, and train on.</source>
        <translation>300스텝쯤 학습시킨 다음, 배치 크기를 250으로 하고 계속 학습시키세요.</translation>
    </message>
    <message>
        <source>Turn to more images. What is read wrong is red: a click shows its answer.</source>
        <translation>이미지를 더 넘겨 보세요. 틀린 것은 빨갛고, 누르면 신경망의 답이 보입니다.</translation>
    </message>
    <message>
        <source>Turn to “Your network”, and train for 300 steps.</source>
        <translation>‘내 신경망’으로 바꾸고 300스텝 학습시키세요.</translation>
    </message>
    <message>
        <source>Two numbers, x₀ and x₁, go in at the left; orange or blue comes out at the right. Each small picture is a neuron: what it answers everywhere. Lines are weights, drawn at random. Dots are biases: they begin at 0, without a dot. So the network knows nothing yet.</source>
        <translation>왼쪽으로 두 수 x₀과 x₁이 들어가고, 오른쪽으로 주황 또는 파랑이 나옵니다. 작은 그림 하나가 뉴런 하나이고, 자리마다 그 뉴런이 내는 답을 보여 줍니다. 선은 가중치이며 무작위로 정했습니다. 점은 편향이며 0에서 시작하므로 아직 점이 없습니다. 그래서 신경망은 아직 아무것도 모릅니다.</translation>
    </message>
    <message>
        <source>Type other starts, (0, 2) and (3, 0). What is ∇f there?</source>
        <translation>출발점을 (0, 2)로, 이어서 (3, 0)으로 바꿔 보세요. 그곳의 ∇f는 얼마인가요?</translation>
    </message>
    <message>
        <source>Untick Normalize inputs (Data ▸ More), and see the test accuracy.</source>
        <translation>입력 정규화를 끄고(데이터 ▸ 더 보기) 시험 정확도를 보세요.</translation>
    </message>
    <message>
        <source>Watch a network learn</source>
        <translation>신경망이 배우는 모습</translation>
    </message>
    <message>
        <source>Watch until it reads 95 % of the test right.</source>
        <translation>시험 데이터의 95 %를 맞힐 때까지 지켜보세요.</translation>
    </message>
    <message>
        <source>What a kernel looks for can be seen: its 25 weights are an image, too, blue where they are positive, orange where negative. At step 0 they were random numbers. Now some have sides: blue beside orange answers to an edge there, a blue stripe to a stroke in its direction.</source>
        <translation>필터가 무엇을 찾는지도 볼 수 있습니다. 가중치 25개도 이미지로, 양수는 파란색, 음수는 주황색입니다. 스텝 0에는 무작위 수였습니다. 이제는 무늬가 보이는 것이 있습니다. 파란색과 주황색이 맞닿은 필터는 그런 에지에, 파란 줄이 있는 필터는 그 방향의 획에 반응합니다.</translation>
    </message>
    <message>
        <source>What if an apple cost 1 more? A derivative tells, and it comes from right to left: each node multiplies what comes back by the derivative of its own small calculation. Below the edges: 2.2 for a, 110 for one apple more, and 200 if t were 1 more.</source>
        <translation>사과가 1원 오르면 얼마를 더 낼까요? 미분값이 알려 주며, 이는 오른쪽에서 왼쪽으로 전해집니다. 각 노드는 되돌아온 값에 자기 계산의 국소적 미분을 곱합니다. 선 아래의 수를 보세요. a에는 2.2, 사과 1개를 더 사면 110, t가 1 커지면 200입니다.</translation>
    </message>
    <message>
        <source>What is to be tried? The book draws at random, and on a logarithmic scale: from 0.001 to 0.01 is as far as from 0.01 to 0.1. Here are six draws, η from 1e-5 to 0.1 and λ from 1e-8 to 1e-4, for six networks that are the same otherwise.</source>
        <translation>무엇을 시험해 볼까요? 책에서는 로그 스케일에서 무작위로 뽑습니다. 0.001에서 0.01까지는 0.01에서 0.1까지와 같은 거리입니다. 여기서는 η를 1e-5에서 0.1까지, λ를 1e-8에서 1e-4까지 여섯 번 뽑았고, 여섯 신경망은 그 밖에는 모두 같습니다.</translation>
    </message>
    <message>
        <source>What one line can part</source>
        <translation>직선 하나로 나눌 수 있는 것</translation>
    </message>
    <message>
        <source>What the layers make of a drawing stands below Layers. Each kernel looks for something of its own, wherever it is: an edge, a stroke in one direction. Where it finds it, its feature map is blue.</source>
        <translation>그린 것을 각 계층이 무엇으로 바꾸는지 ‘계층’ 아래에 보입니다. 필터마다 자기가 찾는 것이 있고, 어디에 있든 찾습니다. 에지나 한 방향의 획 같은 것입니다. 특징 맵에서 찾은 곳은 파랗습니다.</translation>
    </message>
    <message>
        <source>Where weights begin</source>
        <translation>가중치의 초깃값</translation>
    </message>
    <message>
        <source>Where weights begin matters little now. Here are four beginnings, all with batch normalization: σ = 0.01, LeCun, Xavier and He.</source>
        <translation>이제 가중치 초깃값은 별로 중요하지 않습니다. 초깃값이 서로 다른 네 신경망에 모두 배치 정규화를 넣었습니다. σ = 0.01, LeCun, Xavier, He입니다.</translation>
    </message>
    <message>
        <source>Which are those that it misreads? Here they are, the worst first; below each stands what it is, and what it is read as. The book shows some of its DeepConvNet: a person would hesitate there, too. Here many are plain enough. They are only unlike the 300 that it knows.</source>
        <translation>무엇을 잘못 읽을까요? 가장 크게 틀린 것부터 나옵니다. 이미지 아래에는 정답과 읽은 답이 있습니다. 책은 DeepConvNet이 틀린 것들을 보여 주는데, 그런 것은 사람도 망설입니다. 여기에는 뚜렷한 것도 많습니다. 다만 학습한 300개와 닮지 않았을 뿐입니다.</translation>
    </message>
    <message>
        <source>Why 12 × 12? Along 28 pixels there are 24 places for a window of 5. With a stride S of 2 it goes on by two pixels at a time: 12 places. A padding P of 1 puts a ring of zeros around the image, one of 2 two rings: more places. The book&apos;s formula is (28 + 2P − 5)/S + 1, rounded down.</source>
        <translation>왜 12 × 12일까요? 28픽셀에는 크기 5의 윈도우가 24자리에 놓입니다. 스트라이드 S가 2면 두 픽셀씩 옮겨 가므로 12자리입니다. 패딩 P가 1이면 이미지를 0으로 한 겹, 2면 두 겹 둘러 자리가 늘어납니다. 책의 식은 (28 + 2P − 5)/S + 1이고, 소수점 아래는 버립니다.</translation>
    </message>
    <message>
        <source>Why are the kernels of DeepConvNet so small? First a large one: each number that layer 2 makes here looks at 5 × 5 places in eight feature maps. For its own eight that takes 8 · 8 · 25 = 1,600 weights.</source>
        <translation>DeepConvNet의 필터는 왜 그렇게 작을까요? 먼저 큰 필터를 봅시다. 여기서 2층이 만드는 수 하나는 특징 맵 여덟 장에서 5 × 5 자리를 봅니다. 2층도 특징 맵 여덟 장을 만드니 가중치가 8 · 8 · 25 = 1,600개 듭니다.</translation>
    </message>
    <message>
        <source>Why so much trouble? This network for digits has 39,760 parameters. For a numerical gradient the book finds the loss twice for each of them, at every single step; backpropagation goes back once. Nori calculates anew only what a moved weight changes; done as in the book, one step would take most of a minute. Compare the steps per second, at the upper right.</source>
        <translation>왜 이렇게까지 할까요? 이 숫자 인식 신경망에는 매개변수가 39,760개 있습니다. 책의 수치 미분은 스텝마다, 매개변수마다 손실을 두 번씩 구합니다. 오차역전파법은 한 번만 거슬러 갑니다. Nori는 옮긴 가중치 때문에 바뀌는 것만 다시 계산합니다. 책의 방법 그대로면 한 스텝에 1분 가까이 걸립니다. 오른쪽 위에서 초당 스텝 수를 비교해 보세요.</translation>
    </message>
    <message>
        <source>Why there are activation functions</source>
        <translation>활성화 함수가 필요한 까닭</translation>
    </message>
    <message>
        <source>With 1 it is first of all. A race says something about optimizers only where each has a learning rate that suits it, and even then only about this network and these data. Many begin with Adam; SGD is still in use. Whichever it is: try some learning rates.</source>
        <translation>1로 하면 AdaGrad가 1등입니다. 저마다 맞는 학습률을 가져야 경주로 최적화 기법을 비교할 수 있고, 그것도 이 신경망과 이 데이터에 대해서만 그렇습니다. 많은 사람이 Adam으로 시작하고, SGD도 여전히 쓰입니다. 무엇을 쓰든 학습률을 몇 가지 시험해 보세요.</translation>
    </message>
    <message>
        <source>With a layer between, each of its neurons draws an edge of its own, and the output puts them together: the book builds XOR from NAND, OR and AND in the same way. Here nobody has to find the weights: they are learned.</source>
        <translation>사이에 계층을 두면 뉴런마다 자기 경계를 긋고, 출력층이 그것을 합칩니다. 책에서 NAND, OR, AND로 XOR을 만드는 것과 같습니다. 여기서는 가중치를 사람이 찾지 않아도 됩니다. 스스로 배웁니다.</translation>
    </message>
    <message>
        <source>With dropout the test loss grew, too, but only to about half of what it was without. But nothing helps as much as more examples. Here is the network of the beginning once more, without L2 and without dropout.</source>
        <translation>드롭아웃을 써도 시험 손실은 커졌지만, 쓰지 않을 때의 절반쯤에 그쳤습니다. 하지만 데이터를 늘리는 것만큼 도움이 되는 것은 없습니다. L2도 드롭아웃도 없는 처음의 신경망을 다시 준비했습니다.</translation>
    </message>
    <message>
        <source>With the same weights it read 92.4 % only. A drawing of yours is preprocessed, too: it is made as large as the digits that were learned, put into the middle, and its pixels lie between 0 and 1. How such weights are found is what the next chapter is about.</source>
        <translation>같은 가중치로 92.4 %만 맞혔습니다. 여러분이 그린 것도 전처리를 거칩니다. 학습한 숫자와 같은 크기로 맞추고 가운데에 두며, 픽셀은 0과 1 사이입니다. 이런 가중치를 어떻게 찾는지는 다음 장에서 다룹니다.</translation>
    </message>
    <message>
        <source>Within a few dozen steps the loss was no longer a number. “Go back” leads to the last step where it was one, but there the weights are ruined already. The last mark on the timeline is where you set the rate to 1: before it the network is as good as it was.</source>
        <translation>수십 스텝 만에 손실은 더는 수가 아니게 되었습니다. ‘되돌아가기’는 손실이 아직 수였던 마지막 스텝으로 가지만, 그때 가중치는 이미 망가져 있습니다. 타임라인의 마지막 표시는 학습률을 1로 바꾼 곳입니다. 그 앞에는 좋았던 신경망이 그대로 있습니다.</translation>
    </message>
    <message>
        <source>Would an even larger one be better still? Where a step leads beyond the bottom of the valley and higher up at the other side, the slope is steeper there, and the next step leads even further. Loss and weights grow and grow.</source>
        <translation>학습률이 더 크면 더 좋을까요? 한 걸음이 골짜기 바닥을 지나 반대편 더 높은 곳에 이르면, 그곳은 더 가팔라서 다음 걸음은 더 멀리 갑니다. 손실도 가중치도 끝없이 커집니다.</translation>
    </message>
    <message>
        <source>f = x₀² + x₁² has two variables. Hold one of them and differentiate by the other: that is a partial derivative. At (3, 4), as in the book, they are 6 and 8. Both together are a vector, the gradient: ∇f = (6, 8). It stands at the left, below “At one place”.</source>
        <translation>f = x₀² + x₁²은 변수가 둘입니다. 하나를 고정하고 다른 하나에 대해 미분한 것이 편미분입니다. 책에서처럼 (3, 4)에서 구하면 6과 8입니다. 둘을 벡터로 묶은 것이 기울기 ∇f = (6, 8)입니다. 왼쪽 ‘한 곳에서’ 아래에 있습니다.</translation>
    </message>
    <message>
        <source>f = x₀²/20 + x₁² is a long, narrow bowl: steep along x₁, nearly flat along x₀. Four runners stand at (−7, 2). Each goes down by the steps of its own optimizer, with the learning rate that the book gives it.</source>
        <translation>f = x₀²/20 + x₁²은 좁고 긴 그릇입니다. x₁ 방향으로는 가파르고 x₀ 방향으로는 거의 평평합니다. 네 주자가 (−7, 2)에 서 있습니다. 저마다 자기 최적화 기법으로, 책에 나온 학습률로 내려갑니다.</translation>
    </message>
    <message>
        <source>f is a bowl, here seen from above, with contours as on a map. The arrows are −∇f, minus the gradient: that way f falls most. Gradient descent takes one step after another in this direction, x ← x − η ∇f, here with a learning rate η of 0.1. Among the optimizers it is called SGD.</source>
        <translation>f는 그릇 모양입니다. 위에서 본 모습이고, 지도처럼 등고선이 있습니다. 화살표는 −∇f, 곧 기울기의 반대 방향이며 f가 가장 빨리 줄어드는 쪽입니다. 경사 하강법은 이쪽으로 한 걸음씩 갑니다. x ← x − η ∇f, 여기서 학습률 η는 0.1입니다. 최적화 기법 가운데서는 SGD라고 부릅니다.</translation>
    </message>
    <message>
        <source>z = (x + y)² is made of two functions, z = t² with t = x + y. The chain rule says that its derivative is the product of theirs: ∂z/∂x = 2t · 1. With the numbers here that is 6. Somewhere it is 0, and a small step of x hardly changes z.</source>
        <translation>z = (x + y)²은 두 함수 z = t²과 t = x + y로 이루어집니다. 연쇄법칙에 따르면 그 미분은 두 함수의 미분을 곱한 것, ∂z/∂x = 2t · 1입니다. 지금 값으로는 6입니다. 어딘가에서는 0이 되고, 그곳에서는 x를 조금 바꿔도 z가 거의 변하지 않습니다.</translation>
    </message>
    <message>
        <source>σ = 0.01 again: the weights begin so small that signals fade from layer to layer, and nothing is learned. One can choose a better beginning. Or one sees to it in every step that the signals of all layers are of the right size: that is batch normalization.</source>
        <translation>다시 σ = 0.01입니다. 가중치가 너무 작게 시작해 신호가 층마다 희미해지고, 아무것도 배우지 못합니다. 더 나은 초깃값을 고를 수도 있지만, 스텝마다 모든 층의 신호를 알맞은 크기로 맞출 수도 있습니다. 그것이 배치 정규화입니다.</translation>
    </message>
    <message>
        <source>σ = 0.01, the book&apos;s first attempt. The neurons differ, but their answers shrink from layer to layer, some thirtyfold each time, and on the way back the gradients do: at the right, that of layer 1 is less than a 100,000th of the last layer&apos;s. It vanishes.</source>
        <translation>책에서 처음 써 본 σ = 0.01입니다. 뉴런은 서로 다르지만, 활성화값이 계층을 지날 때마다 30분의 1쯤으로 줄어들고, 거꾸로 갈 때는 기울기가 그렇게 줄어듭니다. 오른쪽에서 1층의 기울기는 마지막 층의 10만분의 1도 안 됩니다. 기울기 소실입니다.</translation>
    </message>
    <message>
        <source>σ = 3 is too large. Most sums lie far from 0, where tanh is −1 or 1 and flat: more than half of all answers are beyond ±0.99. The pictures have hard edges, and the book&apos;s histograms, which Output ▸ By layer shows, stand at both ends. Where a neuron is flat, its gradient is next to 0: it is saturated, and learns badly.</source>
        <translation>σ = 3은 너무 큽니다. 합이 대부분 0에서 멀어, tanh가 −1이나 1에 가까운 평평한 곳에 놓입니다. 활성화값의 절반 이상이 ±0.99를 넘고, 그림의 경계가 날카롭습니다. 책의 히스토그램(출력 ▸ 층별)도 양 끝에 몰립니다. 평평한 곳에서는 기울기가 거의 0입니다. 뉴런이 포화되어 잘 배우지 못합니다.</translation>
    </message>
    <message>
        <source>σ = √(1/n): a sum of n terms stays about as large as one of them. No layer fades, none is saturated, and the gradients of all layers are of about the same size. The arrow at a layer&apos;s right shows its initial weights; “auto” takes the rule that fits.</source>
        <translation>σ = √(1/n)이면 n개를 더한 합이 그 하나와 비슷한 크기로 유지됩니다. 희미해지는 계층도 포화되는 계층도 없고, 모든 계층의 기울기가 비슷한 크기입니다. 계층 오른쪽의 화살표를 누르면 가중치 초깃값이 보이고, ‘자동’은 알맞은 규칙을 씁니다.</translation>
    </message>
</context>
<context>
    <name>LossCard</name>
    <message>
        <source>How wrong the answers are, on up to 1,000 examples each.
Faint: each batch. λ: what L1 and L2 add.</source>
        <translation>답이 얼마나 틀렸는지를 훈련·시험 데이터에서 최대 1,000개씩으로 계산합니다.
흐린 선: 배치마다의 손실. λ: L1과 L2가 더하는 값.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Loss over training steps</source>
        <translation>스텝에 따른 손실</translation>
    </message>
</context>
<context>
    <name>MagnifierCard</name>
    <message>
        <source>Magnifier</source>
        <translation>돋보기</translation>
    </message>
    <message>
        <source>The curve around x, both axes in lengths of h.
The smaller h, the straighter it is, until f and x can take few values only and stairs are seen.</source>
        <translation>x 둘레의 곡선입니다. 두 축의 단위는 h입니다.
h가 작을수록 곧아지다가, f와 x가 가질 수 있는 값이 몇 개 남지 않으면 계단이 보입니다.</translation>
    </message>
    <message>
        <source>f around x, in lengths of h</source>
        <translation>h를 단위로 본 x 둘레의 f</translation>
    </message>
    <message>
        <source>{n} × h</source>
        <translation>{n} × h</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>The window closes as soon as everything is written.</source>
        <translation>모두 저장되는 대로 창을 닫습니다.</translation>
    </message>
    <message>
        <source>{file} could not be written.</source>
        <translation>{file} 파일을 저장할 수 없습니다.</translation>
    </message>
    <message>
        <source>{file} is written.</source>
        <translation>{file} 파일을 저장했습니다.</translation>
    </message>
</context>
<context>
    <name>MapAxes</name>
    <message>
        <source>Across</source>
        <translation>가로축</translation>
    </message>
    <message>
        <source>Held at</source>
        <translation>고정값</translation>
    </message>
    <message>
        <source>Held input</source>
        <translation>고정할 입력</translation>
    </message>
    <message>
        <source>Slice at</source>
        <translation>단면:</translation>
    </message>
    <message>
        <source>The input that goes from left to right</source>
        <translation>왼쪽에서 오른쪽으로 놓을 입력</translation>
    </message>
    <message>
        <source>The input that goes upwards</source>
        <translation>아래에서 위로 놓을 입력</translation>
    </message>
    <message>
        <source>The map shows two inputs; choose another one to hold it elsewhere</source>
        <translation>지도는 입력 두 개를 보여 줍니다. 다른 값에 고정할 입력을 고르세요</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>세로축</translation>
    </message>
    <message>
        <source>What this input is held at, all over the map</source>
        <translation>지도 전체에서 이 입력을 고정할 값</translation>
    </message>
    <message>
        <source>and others as chosen, or at their mean</source>
        <translation>(나머지는 고른 값이나 평균)</translation>
    </message>
    <message>
        <source>and others at their mean</source>
        <translation>(나머지는 평균)</translation>
    </message>
</context>
<context>
    <name>MapTools</name>
    <message>
        <source>3-D</source>
        <translation>3차원</translation>
    </message>
    <message>
        <source>Arrows along −∇f, straight down; the longer, the steeper</source>
        <translation>−∇f 방향, 곧 가장 가파르게 내려가는 화살표. 길수록 가파릅니다</translation>
    </message>
    <message>
        <source>Closer</source>
        <translation>확대</translation>
    </message>
    <message>
        <source>Farther</source>
        <translation>축소</translation>
    </message>
    <message>
        <source>See all of it</source>
        <translation>전체 보기</translation>
    </message>
    <message>
        <source>The same surface seen from the side, in the same colours</source>
        <translation>같은 곡면을 같은 색으로, 옆에서 본 모습</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>값</translation>
    </message>
    <message>
        <source>What f is on each line</source>
        <translation>각 등고선에서 f의 값</translation>
    </message>
    <message>
        <source>−∇f</source>
        <translation>−∇f</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>About Nori</source>
        <translation>Nori 정보</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>Back to the start	Home</source>
        <translation>처음으로	Home</translation>
    </message>
    <message>
        <source>Begin with weights of your own: typed, pasted from the book, or from an .npz file</source>
        <translation>직접 넣은 가중치로 시작합니다. 입력하거나, 책에서 붙여 넣거나, .npz 파일에서 가져옵니다</translation>
    </message>
    <message>
        <source>Colours of the desktop</source>
        <translation>시스템 색 따르기</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어두운 색</translation>
    </message>
    <message>
        <source>DeepConvNet: six convolutions</source>
        <translation>DeepConvNet: 합성곱 6개</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>편집</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>From the book</source>
        <translation>책의 신경망</translation>
    </message>
    <message>
        <source>Give weights …</source>
        <translation>가중치 입력 …</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>도움말</translation>
    </message>
    <message>
        <source>Images from IDX files …</source>
        <translation>IDX 파일의 이미지 …</translation>
    </message>
    <message>
        <source>Images from a folder …</source>
        <translation>폴더의 이미지 …</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>LeNet: two convolutions, as in 1998</source>
        <translation>LeNet: 합성곱 두 개, 1998년의 신경망</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>수업</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝은 색</translation>
    </message>
    <message>
        <source>Loss on a logarithmic axis</source>
        <translation>로그축으로 손실 보기</translation>
    </message>
    <message>
        <source>MultiLayerNet: 4 × 100 units</source>
        <translation>MultiLayerNet: 뉴런 100개씩 4층</translation>
    </message>
    <message>
        <source>MultiLayerNet: overfitting, 6 × 100 units, 300 images</source>
        <translation>MultiLayerNet: 오버피팅, 뉴런 100개씩 6층, 이미지 300장</translation>
    </message>
    <message>
        <source>MultiLayerNetExtend: batch normalization, 1,000 images</source>
        <translation>MultiLayerNetExtend: 배치 정규화, 이미지 1,000장</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Next page	Alt+→</source>
        <translation>다음 쪽	Alt+→</translation>
    </message>
    <message>
        <source>One step	→</source>
        <translation>한 스텝 앞으로	→</translation>
    </message>
    <message>
        <source>One step back	←</source>
        <translation>한 스텝 뒤로	←</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>최근 파일</translation>
    </message>
    <message>
        <source>Open …</source>
        <translation>열기 …</translation>
    </message>
    <message>
        <source>Own data</source>
        <translation>내 데이터</translation>
    </message>
    <message>
        <source>Page before	Alt+←</source>
        <translation>이전 쪽	Alt+←</translation>
    </message>
    <message>
        <source>Play or pause	Space</source>
        <translation>재생 또는 멈춤	Space</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Redo: {what}</source>
        <translation>다시 실행: {what}</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>초기화</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Save as Python …</source>
        <translation>파이썬으로 저장 …</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>다른 이름으로 저장 …</translation>
    </message>
    <message>
        <source>Save plot as</source>
        <translation>그래프 저장</translation>
    </message>
    <message>
        <source>Save weights …</source>
        <translation>가중치 저장 …</translation>
    </message>
    <message>
        <source>SimpleConvNet: one convolution</source>
        <translation>SimpleConvNet: 합성곱 1개</translation>
    </message>
    <message>
        <source>Step into, or the next move	↓</source>
        <translation>스텝 안으로 또는 다음 동작	↓</translation>
    </message>
    <message>
        <source>Table from the clipboard</source>
        <translation>클립보드의 표</translation>
    </message>
    <message>
        <source>Table …</source>
        <translation>표 …</translation>
    </message>
    <message>
        <source>The move before	↑</source>
        <translation>이전 동작	↑</translation>
    </message>
    <message>
        <source>To the end of the epoch	Shift+→</source>
        <translation>이번 에폭 끝까지	Shift+→</translation>
    </message>
    <message>
        <source>To the end of the step</source>
        <translation>스텝 끝까지</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>TwoLayerNet: 50 ReLU units</source>
        <translation>TwoLayerNet: ReLU 뉴런 50개</translation>
    </message>
    <message>
        <source>TwoLayerNet: 50 sigmoid units</source>
        <translation>TwoLayerNet: 시그모이드 뉴런 50개</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation>실행 취소: {what}</translation>
    </message>
    <message>
        <source>View</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>What the stage shows</source>
        <translation>지금 화면</translation>
    </message>
    <message>
        <source>Write the network as a program of its own, in the style of the book: a Python file
that needs nothing but NumPy, with weights and data in an .npz file beside it</source>
        <translation>신경망을 책의 방식대로 쓴 프로그램으로 저장합니다. NumPy만 있으면 되는
파이썬 파일이며, 가중치와 데이터는 옆의 .npz 파일에 들어갑니다</translation>
    </message>
    <message>
        <source>Write the weights as they are now to an .npz file: W1, b1, … as in the book,
for numpy.load, and for Give weights where every layer is dense</source>
        <translation>지금의 가중치를 책에서처럼 W1, b1, …이라는 이름으로 .npz 파일에 저장합니다.
NumPy로 읽을 수 있고, 모든 층이 완전연결이면 가중치 입력에 다시 넣을 수 있습니다</translation>
    </message>
    <message>
        <source>ch. {n}</source>
        <translation>{n}장</translation>
    </message>
    <message>
        <source>{plot} …</source>
        <translation>{plot} …</translation>
    </message>
</context>
<context>
    <name>MoreLink</name>
    <message>
        <source>Fewer settings</source>
        <translation>설정 접기</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>접기</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>설정 더 보기</translation>
    </message>
    <message>
        <source>Show what is seldom changed, too</source>
        <translation>거의 바꾸지 않는 설정도 보기</translation>
    </message>
</context>
<context>
    <name>MoveArrays</name>
    <message>
        <source>a number</source>
        <translation>수 하나</translation>
    </message>
    <message>
        <source>after</source>
        <translation>갱신 뒤</translation>
    </message>
    <message>
        <source>before</source>
        <translation>갱신 전</translation>
    </message>
    <message>
        <source>result</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>■ kept</source>
        <translation>■ 보관</translation>
    </message>
</context>
<context>
    <name>MoveHead</name>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Do the next move (↓)</source>
        <translation>다음 동작을 합니다 (↓)</translation>
    </message>
    <message>
        <source>Next ▸</source>
        <translation>다음 ▸</translation>
    </message>
    <message>
        <source>The formula of this move. Its context menu copies it.</source>
        <translation>이 동작의 수식입니다. 오른쪽 클릭 메뉴로 복사할 수 있습니다.</translation>
    </message>
    <message>
        <source>◂ Previous</source>
        <translation>◂ 이전</translation>
    </message>
</context>
<context>
    <name>MovePage</name>
    <message>
        <source>Back to the move before: the step is begun anew up to it (↑)</source>
        <translation>앞 동작으로 돌아갑니다. 스텝을 그 동작까지 다시 합니다 (↑)</translation>
    </message>
    <message>
        <source>Copy the formula, the lines of NumPy or an array</source>
        <translation>수식, NumPy 코드 또는 배열을 복사합니다</translation>
    </message>
    <message>
        <source>Do all moves up to the update</source>
        <translation>매개변수 갱신까지 모든 동작을 합니다</translation>
    </message>
    <message>
        <source>End of step</source>
        <translation>스텝 끝까지</translation>
    </message>
    <message>
        <source>Go on to the first move of another layer</source>
        <translation>다른 계층의 첫 동작까지 나아갑니다</translation>
    </message>
    <message>
        <source>In NumPy</source>
        <translation>NumPy로</translation>
    </message>
    <message>
        <source>Next layer</source>
        <translation>다음 계층</translation>
    </message>
    <message>
        <source>The lines of NumPy that compute it, with the shapes of this batch</source>
        <translation>이 동작을 계산하는 NumPy 코드와 이번 배치의 형상입니다</translation>
    </message>
</context>
<context>
    <name>MoveTools</name>
    <message>
        <source>A = XW + b, Z = h(A), as in the book</source>
        <translation>책처럼 A = XW + b, Z = h(A)로 적습니다</translation>
    </message>
    <message>
        <source>A, Z</source>
        <translation>A, Z</translation>
    </message>
    <message>
        <source>All samples</source>
        <translation>모든 표본</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>설명</translation>
    </message>
    <message>
        <source>Notation</source>
        <translation>표기법</translation>
    </message>
    <message>
        <source>One sample</source>
        <translation>표본 하나</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>표본</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>표본</translation>
    </message>
    <message>
        <source>Show only the rows of one sample, cut out of the batch</source>
        <translation>배치에서 잘라 낸 표본 하나의 행만 보여 줍니다</translation>
    </message>
    <message>
        <source>Show or hide what the move does, in words and in NumPy</source>
        <translation>동작이 하는 일을 말과 NumPy로 보이거나 숨깁니다</translation>
    </message>
    <message>
        <source>Show the arrays of the whole batch</source>
        <translation>배치 전체의 배열을 보여 줍니다</translation>
    </message>
    <message>
        <source>Which sample of the batch, counted from 0 as NumPy does</source>
        <translation>배치의 몇 번째 표본인지 NumPy처럼 0부터 셉니다</translation>
    </message>
    <message>
        <source>Whose parameters are shown: the same is done with all</source>
        <translation>어느 매개변수를 볼지 고릅니다. 나머지에도 같은 계산을 합니다</translation>
    </message>
    <message>
        <source>Z = XW + b, H = h(Z), as elsewhere</source>
        <translation>다른 곳에서 쓰는 대로 Z = XW + b, H = h(Z)로 적습니다</translation>
    </message>
    <message>
        <source>Z, H</source>
        <translation>Z, H</translation>
    </message>
</context>
<context>
    <name>NetworkPanel</name>
    <message>
        <source>+ Add layer</source>
        <translation>+ 계층 추가</translation>
    </message>
    <message>
        <source>Add a dense layer. More layers: boundaries bend more, training gets harder.</source>
        <translation>완전연결 계층을 추가합니다. 많을수록 경계가 더 휘고 학습은 어려워집니다.</translation>
    </message>
    <message>
        <source>Add a layer of another kind: dropout, convolution, pooling and more</source>
        <translation>다른 종류의 계층 추가: 드롭아웃, 합성곱, 풀링 등</translation>
    </message>
    <message>
        <source>As many inputs as were chosen under Data; of images height × width × channels</source>
        <translation>데이터에서 고른 입력의 수. 이미지는 높이 × 너비 × 채널</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>기본값</translation>
    </message>
    <message>
        <source>Default network and learning</source>
        <translation>기본 신경망과 학습 설정</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력층</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Network and learning are your own: go back to those that suit this data from the start</source>
        <translation>신경망과 학습 설정을 직접 바꾸었습니다. 이 데이터에 맞는 처음 설정으로 되돌립니다</translation>
    </message>
    <message>
        <source>Other kind …</source>
        <translation>다른 종류 …</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>형상</translation>
    </message>
    <message>
        <source>The layers from input to output. Every change starts a new run.</source>
        <translation>입력층에서 출력층까지의 계층입니다. 바꾸면 학습을 처음부터 다시 시작합니다.</translation>
    </message>
    <message>
        <source>{n} parameters</source>
        <translation>매개변수 {n}개</translation>
    </message>
</context>
<context>
    <name>NetworkStage</name>
    <message>
        <source>784 pixels</source>
        <translation>784픽셀</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력층</translation>
    </message>
    <message>
        <source>Layer {layer}, channel {n}</source>
        <translation>{layer}층 채널 {n}</translation>
    </message>
    <message>
        <source>Layer {layer}, neuron {n}</source>
        <translation>{layer}층 뉴런 {n}</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Point at a neuron or a line for its numbers; a click makes it an axis of the loss surface.
With the keyboard: arrow keys go along the lines, from neuron to neuron,
and up and down between those of one neuron; Enter does what a click does.</source>
        <translation>뉴런이나 선을 가리키면 값이 보이고, 클릭하면 손실 곡면의 축으로 씁니다.
키보드: ←, → 키로 선을 따라 뉴런에서 뉴런으로 가고,
↑, ↓ 키로 이웃한 뉴런이나 그 뉴런의 다른 선으로 갑니다. Enter는 클릭과 같습니다.</translation>
    </message>
    <message>
        <source>The network as a graph</source>
        <translation>신경망 그래프</translation>
    </message>
    <message>
        <source>W⁽{layer}⁾[{row}, {column}] = {w}</source>
        <translation>W⁽{layer}⁾[{row}, {column}] = {w}</translation>
    </message>
    <message>
        <source>answers {z} to the first test image</source>
        <translation>첫 번째 시험 이미지에 대한 출력 {z}</translation>
    </message>
    <message>
        <source>at step 0</source>
        <translation>스텝 0</translation>
    </message>
    <message>
        <source>before clipping</source>
        <translation>클리핑하기 전</translation>
    </message>
    <message>
        <source>beside it its kernel, {size}</source>
        <translation>옆은 그 필터 {size}</translation>
    </message>
    <message>
        <source>bias {b}</source>
        <translation>편향 {b}</translation>
    </message>
    <message>
        <source>blue positive, orange negative, up to ±{w}</source>
        <translation>파란색은 양수, 주황색은 음수, 최대 ±{w}</translation>
    </message>
    <message>
        <source>blue: answers above {middle}, orange: below</source>
        <translation>파란색: {middle}보다 큰 출력, 주황색: 작은 출력</translation>
    </message>
    <message>
        <source>click or Enter: an axis of the loss surface</source>
        <translation>클릭이나 Enter: 손실 곡면의 축으로 쓰기</translation>
    </message>
    <message>
        <source>for input channel {k}, the strongest of {n}</source>
        <translation>입력 채널 {k}에 대한 필터, {n}개 중 가장 강한 것</translation>
    </message>
    <message>
        <source>grey: the norm of several weights · dots are biases</source>
        <translation>회색: 여러 가중치의 노름 · 점은 편향</translation>
    </message>
    <message>
        <source>its answer to the first test image</source>
        <translation>첫 번째 시험 이미지에 대한 출력</translation>
    </message>
    <message>
        <source>its receptive field</source>
        <translation>이 뉴런의 수용 영역</translation>
    </message>
    <message>
        <source>mean bias {b}</source>
        <translation>편향의 평균 {b}</translation>
    </message>
    <message>
        <source>norm of their gradient {g}</source>
        <translation>기울기의 노름 {g}</translation>
    </message>
    <message>
        <source>norm of their gradient, penalty included: {g}</source>
        <translation>페널티를 포함한 기울기의 노름: {g}</translation>
    </message>
    <message>
        <source>now</source>
        <translation>지금</translation>
    </message>
    <message>
        <source>the first test image</source>
        <translation>첫 번째 시험 이미지</translation>
    </message>
    <message>
        <source>the stronger the colour, the larger the weights</source>
        <translation>색이 진할수록 가중치가 큰 픽셀</translation>
    </message>
    <message>
        <source>weights infinite or no numbers (NaN) · diverged</source>
        <translation>가중치가 무한대이거나 수가 아님(NaN) · 발산</translation>
    </message>
    <message>
        <source>weights, up to ±{w} · dots are biases</source>
        <translation>가중치 최대 ±{w} · 점은 편향</translation>
    </message>
    <message>
        <source>weights, up to ±{w} · grey: the norm of several · dots are biases</source>
        <translation>가중치, 최대 ±{w} · 회색: 여러 가중치의 노름 · 점은 편향</translation>
    </message>
    <message>
        <source>{n} weights, norm {w:.4f}</source>
        <translation>가중치 {n}개, 노름 {w:.4f}</translation>
    </message>
    <message>
        <source>{shown} of {all}</source>
        <translation>{all}개 중 {shown}개</translation>
    </message>
    <message>
        <source>∂(L + penalty)/∂W = {g} in the last batch</source>
        <translation>마지막 배치에서 ∂(L + 페널티)/∂W = {g}</translation>
    </message>
    <message>
        <source>∂L/∂W = {g} in the last batch</source>
        <translation>마지막 배치에서 ∂L/∂W = {g}</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>0 … 9</source>
        <translation>0 … 9</translation>
    </message>
    <message>
        <source>A neural-network playground: build a network, watch it learn, draw a digit.</source>
        <translation>신경망 놀이터: 신경망을 쌓고, 배우는 모습을 지켜보고, 숫자를 그려 보세요.</translation>
    </message>
    <message>
        <source>About Nori</source>
        <translation>Nori 정보</translation>
    </message>
    <message>
        <source>Alt+→, Alt+←</source>
        <translation>Alt+→, Alt+←</translation>
    </message>
    <message>
        <source>Anywhere</source>
        <translation>어디서나</translation>
    </message>
    <message>
        <source>Beside the file</source>
        <translation>파일 옆에</translation>
    </message>
    <message>
        <source>Ctrl+C, Shift+F10</source>
        <translation>Ctrl+C, Shift+F10</translation>
    </message>
    <message>
        <source>Ctrl+O, Ctrl+S</source>
        <translation>Ctrl+O, Ctrl+S</translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation>Ctrl+R</translation>
    </message>
    <message>
        <source>Ctrl+V</source>
        <translation>Ctrl+V</translation>
    </message>
    <message>
        <source>Ctrl+Z, Ctrl+Shift+Z</source>
        <translation>Ctrl+Z, Ctrl+Shift+Z</translation>
    </message>
    <message>
        <source>Ctrl+Z, Ctrl+Shift+Z, Del</source>
        <translation>Ctrl+Z, Ctrl+Shift+Z, Del</translation>
    </message>
    <message>
        <source>Data of Nori files (*.examples);;All files (*)</source>
        <translation>Nori 파일의 데이터 (*.examples);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Don&apos;t save</source>
        <translation>저장 안 함</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>If the file with the data is elsewhere by now, or has another name, show it.</source>
        <translation>데이터 파일을 옮겼거나 이름을 바꿨다면 그 파일을 골라 주세요.</translation>
    </message>
    <message>
        <source>Inside the file</source>
        <translation>파일 안에</translation>
    </message>
    <message>
        <source>Inside: one file that holds everything, and is written as a whole each time.
Beside: a file of their own in the same folder, written once; keep the two together.</source>
        <translation>파일 안: 모든 것이 한 파일에 들어가며, 저장할 때마다 전체를 다시 씁니다.
파일 옆: 데이터를 같은 폴더의 다른 파일에 한 번만 씁니다. 두 파일을 함께 두세요.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Made with Python, NumPy, Qt (under the LGPL), pyqtgraph and contourpy.</source>
        <translation>Python, NumPy, Qt(LGPL), pyqtgraph, contourpy로 만들었습니다.</translation>
    </message>
    <message>
        <source>Nori</source>
        <translation>Nori</translation>
    </message>
    <message>
        <source>Nori files (*.nori)</source>
        <translation>Nori 파일 (*.nori)</translation>
    </message>
    <message>
        <source>NumPy arrays (*.npz)</source>
        <translation>NumPy 배열 (*.npz)</translation>
    </message>
    <message>
        <source>On a stage</source>
        <translation>화면마다</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Overwrite</source>
        <translation>덮어쓰기</translation>
    </message>
    <message>
        <source>Picture (*.png);;Drawing (*.svg);;Table (*.csv)</source>
        <translation>그림 (*.png);;벡터 그림 (*.svg);;표 (*.csv)</translation>
    </message>
    <message>
        <source>Python programs (*.py)</source>
        <translation>파이썬 프로그램 (*.py)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>다른 이름으로 저장</translation>
    </message>
    <message>
        <source>Save as Python</source>
        <translation>파이썬으로 저장</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>다른 이름으로 저장 …</translation>
    </message>
    <message>
        <source>Save drawings as</source>
        <translation>그림을 다른 이름으로 저장</translation>
    </message>
    <message>
        <source>Save plot as</source>
        <translation>그래프 저장</translation>
    </message>
    <message>
        <source>Save the changes to {name} before it is closed?</source>
        <translation>닫기 전에 바뀐 내용을 저장할까요? ({name})</translation>
    </message>
    <message>
        <source>Save weights as</source>
        <translation>가중치를 다른 이름으로 저장</translation>
    </message>
    <message>
        <source>Shift+→</source>
        <translation>Shift+→</translation>
    </message>
    <message>
        <source>Show the file …</source>
        <translation>파일 고르기 …</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Space, →, ←, Shift+→, Home</source>
        <translation>Space, →, ←, Shift+→, Home</translation>
    </message>
    <message>
        <source>Tab, then arrows</source>
        <translation>Tab 다음 화살표</translation>
    </message>
    <message>
        <source>The data are {size} MB. Where shall they be kept?</source>
        <translation>데이터 크기가 {size} MB입니다. 어디에 보관할까요?</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>What another window or program has written there is lost if it is overwritten.</source>
        <translation>덮어쓰면 다른 창이나 프로그램이 저장한 내용이 사라집니다.</translation>
    </message>
    <message>
        <source>Where the data are</source>
        <translation>데이터가 있는 곳</translation>
    </message>
    <message>
        <source>back to the start</source>
        <translation>처음으로</translation>
    </message>
    <message>
        <source>in Descent and Compare, too; Shift+→ goes as far as its button says there</source>
        <translation>하강과 비교에서도 작용. Shift+→는 그곳 버튼에 적힌 만큼</translation>
    </message>
    <message>
        <source>in a plot, a picture or the graph: read its values (Ctrl: small steps)</source>
        <translation>그래프·그림·신경망 그래프에서 값 읽기(Ctrl: 조금씩)</translation>
    </message>
    <message>
        <source>inside a step: next move, previous move</source>
        <translation>스텝 안에서: 다음 동작, 이전 동작</translation>
    </message>
    <message>
        <source>inside: copy a formula or an array, or its menu</source>
        <translation>속보기: 수식이나 배열 복사, 복사 메뉴</translation>
    </message>
    <message>
        <source>next page of a lesson, page before</source>
        <translation>수업의 다음 쪽, 이전 쪽</translation>
    </message>
    <message>
        <source>on the Draw stage: which digit it was</source>
        <translation>그리기 화면에서: 그린 숫자의 정답</translation>
    </message>
    <message>
        <source>on the drawing pad: undo, redo, clear</source>
        <translation>그림판에서 실행 취소, 다시 실행, 모두 지우기</translation>
    </message>
    <message>
        <source>one step back</source>
        <translation>한 스텝 뒤로</translation>
    </message>
    <message>
        <source>one training step</source>
        <translation>한 스텝 앞으로</translation>
    </message>
    <message>
        <source>open, save</source>
        <translation>열기, 저장</translation>
    </message>
    <message>
        <source>out of a field, back to the stage</source>
        <translation>입력란에서 나와 화면으로 돌아가기</translation>
    </message>
    <message>
        <source>play or pause</source>
        <translation>재생 또는 멈춤</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>초기화</translation>
    </message>
    <message>
        <source>take a table that was copied</source>
        <translation>복사한 표 가져오기</translation>
    </message>
    <message>
        <source>to the end of the epoch</source>
        <translation>이번 에폭 끝까지</translation>
    </message>
    <message>
        <source>undo, redo</source>
        <translation>실행 취소, 다시 실행</translation>
    </message>
    <message>
        <source>{name} has changed on the disk since it was opened or saved here.</source>
        <translation>여기서 열거나 저장한 뒤에 {name} 파일이 디스크에서 바뀌었습니다.</translation>
    </message>
    <message>
        <source>{name} is there already. Shall it be overwritten?</source>
        <translation>이미 있는 파일입니다. 덮어쓸까요? ({name})</translation>
    </message>
    <message>
        <source>←</source>
        <translation>←</translation>
    </message>
    <message>
        <source>→</source>
        <translation>→</translation>
    </message>
    <message>
        <source>↓, ↑</source>
        <translation>↓, ↑</translation>
    </message>
</context>
<context>
    <name>OutputStage</name>
    <message>
        <source>Answers</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>By layer</source>
        <translation>층별</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>혼동 행렬</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>혼동 행렬</translation>
    </message>
    <message>
        <source>Curve of the network&apos;s answers</source>
        <translation>신경망 출력의 곡선</translation>
    </message>
    <message>
        <source>How the answers of each layer are spread, as histograms</source>
        <translation>층마다 활성화값이 어떻게 분포하는지 히스토그램으로 봅니다</translation>
    </message>
    <message>
        <source>Map of the network&apos;s answers</source>
        <translation>신경망 출력의 지도</translation>
    </message>
    <message>
        <source>One flat colour for each class</source>
        <translation>클래스마다 한 가지 색으로 칠합니다</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Shade by how sure the network is</source>
        <translation>신경망이 확신하는 정도에 따라 색의 짙기를 바꿉니다</translation>
    </message>
    <message>
        <source>Shading</source>
        <translation>색칠 방법</translation>
    </message>
    <message>
        <source>Show or hide what the network has never seen (hollow)</source>
        <translation>신경망이 본 적 없는 시험 데이터(속이 빈 점)를 보이거나 숨깁니다</translation>
    </message>
    <message>
        <source>Show or hide what the network learns from (filled)</source>
        <translation>신경망이 배우는 훈련 데이터(속이 찬 점)를 보이거나 숨깁니다</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>부드럽게</translation>
    </message>
    <message>
        <source>View</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>What the network answers</source>
        <translation>신경망이 무엇이라고 예측하는지 봅니다</translation>
    </message>
    <message>
        <source>Which class of the whole test part is taken for which</source>
        <translation>시험 데이터 전체에서 어느 클래스를 어느 클래스로 예측했는지 봅니다</translation>
    </message>
    <message>
        <source>t</source>
        <translation>t</translation>
    </message>
    <message>
        <source>x</source>
        <translation>x</translation>
    </message>
    <message>
        <source>x₀</source>
        <translation>x₀</translation>
    </message>
    <message>
        <source>x₁</source>
        <translation>x₁</translation>
    </message>
    <message>
        <source>○ Test</source>
        <translation>○ 시험</translation>
    </message>
    <message>
        <source>● Training</source>
        <translation>● 훈련</translation>
    </message>
</context>
<context>
    <name>OwnDrawings</name>
    <message>
        <source>A click puts a drawing on the pad, Del forgets it.</source>
        <translation>클릭하면 그림판에 올라가고, Del 키로 지웁니다.</translation>
    </message>
    <message>
        <source>As how many training examples each drawing counts.
More: learned sooner, the rest suffers more.</source>
        <translation>그림 한 장을 훈련 데이터 몇 개로 칠지 정합니다.
크면 빨리 배우지만 나머지를 더 잊습니다.</translation>
    </message>
    <message>
        <source>Draw a digit and tell the network what it was: it is kept here.</source>
        <translation>숫자를 그리고 무엇인지 알려 주면 여기에 남습니다.</translation>
    </message>
    <message>
        <source>Each counts as</source>
        <translation>한 장의 비중</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>내보내기 …</translation>
    </message>
    <message>
        <source>Forget the chosen drawing (Del)</source>
        <translation>고른 그림 지우기 (Del)</translation>
    </message>
    <message>
        <source>Learn from them</source>
        <translation>이 그림으로 배우기</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Save all drawings and their digits for NumPy (.npz)</source>
        <translation>모든 그림과 정답을 NumPy 파일(.npz)로 저장합니다</translation>
    </message>
    <message>
        <source>This network reads other images: drawings teach only one that reads digits.</source>
        <translation>이 신경망은 다른 이미지를 읽습니다. 그림으로 가르칠 수 있는 것은 숫자를 읽는 신경망뿐입니다.</translation>
    </message>
    <message>
        <source>This run does not learn from these.</source>
        <translation>지금 학습은 이 그림을 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Weight of each drawing</source>
        <translation>그림 한 장의 비중</translation>
    </message>
    <message>
        <source>Your drawings</source>
        <translation>내 그림</translation>
    </message>
</context>
<context>
    <name>PadBox</name>
    <message>
        <source>Centred</source>
        <translation>가운데 맞춤</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>모두 지우기</translation>
    </message>
    <message>
        <source>Ctrl+Z undo · Del clear</source>
        <translation>Ctrl+Z 획 취소 · Del 지우기</translation>
    </message>
    <message>
        <source>Draw a digit</source>
        <translation>숫자 그리기</translation>
    </message>
    <message>
        <source>Draw a digit here</source>
        <translation>여기에 숫자를 그리세요</translation>
    </message>
    <message>
        <source>Draw a picture</source>
        <translation>그림 그리기</translation>
    </message>
    <message>
        <source>Draw a picture here</source>
        <translation>여기에 그림을 그리세요</translation>
    </message>
    <message>
        <source>Draw with mouse, pen or finger. Ctrl+Z takes back a stroke, Del clears.</source>
        <translation>마우스나 펜, 손가락으로 그립니다. Ctrl+Z를 누르면 한 획을 되돌리고, Del을 누르면 모두 지웁니다.</translation>
    </message>
    <message>
        <source>Drawing pad</source>
        <translation>그림판</translation>
    </message>
    <message>
        <source>Fit what is drawn to 20 × 20 pixels, as the training digits are. Off: its size stays.</source>
        <translation>그린 것을 훈련 데이터처럼 20 × 20픽셀에 맞춥니다. 끄면 그린 크기 그대로 둡니다.</translation>
    </message>
    <message>
        <source>How thick the pen is. Training digits have thin and thick ones.</source>
        <translation>펜의 굵기입니다. 훈련 데이터에는 가는 글씨도 굵은 글씨도 있습니다.</translation>
    </message>
    <message>
        <source>Pen</source>
        <translation>펜</translation>
    </message>
    <message>
        <source>Put its centre of mass into the middle, as with the training digits. Off: it stays there.</source>
        <translation>훈련 데이터처럼 무게중심을 한가운데에 놓습니다. 끄면 그린 자리에 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Scaled</source>
        <translation>크기 맞춤</translation>
    </message>
    <message>
        <source>Take back the last stroke (Ctrl+Z)</source>
        <translation>마지막 획을 되돌립니다 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Wipe the pad (Del)</source>
        <translation>그림판을 비웁니다 (Del)</translation>
    </message>
</context>
<context>
    <name>PaintTools</name>
    <message>
        <source>Brush</source>
        <translation>붓</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>모두 지우기</translation>
    </message>
    <message>
        <source>Drag over the map to paint points</source>
        <translation>지도 위를 끌어 점을 찍으세요</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>지우개</translation>
    </message>
    <message>
        <source>How far points are scattered around the pointer. At 0, a click is one point.</source>
        <translation>점이 포인터 둘레에 흩어지는 거리입니다. 0이면 클릭마다 점 하나입니다.</translation>
    </message>
    <message>
        <source>One point · each stroke starts a new run</source>
        <translation>점 1개 · 그을 때마다 새로 학습합니다</translation>
    </message>
    <message>
        <source>Paint points of class {k}</source>
        <translation>클래스 {k}의 점을 찍습니다</translation>
    </message>
    <message>
        <source>Take all points away; undo brings them back</source>
        <translation>점을 모두 지웁니다. 실행 취소로 되돌릴 수 있습니다</translation>
    </message>
    <message>
        <source>Take away points under the pointer</source>
        <translation>포인터 아래의 점을 지웁니다</translation>
    </message>
    <message>
        <source>What is painted</source>
        <translation>찍을 것</translation>
    </message>
    <message>
        <source>{n} points · each stroke starts a new run</source>
        <translation>점 {n}개 · 그을 때마다 새로 학습합니다</translation>
    </message>
</context>
<context>
    <name>ParameterRows</name>
    <message>
        <source>From which neuron, or input, to which: row and column of the matrix, counted from 0</source>
        <translation>어느 뉴런(또는 입력)에서 어느 뉴런으로 가는지: 행렬의 행과 열, 0부터 셉니다</translation>
    </message>
    <message>
        <source>Which neuron it belongs to, counted from 0</source>
        <translation>어느 뉴런의 것인지, 0부터 셉니다</translation>
    </message>
    <message>
        <source>from</source>
        <translation>출발</translation>
    </message>
    <message>
        <source>neuron</source>
        <translation>뉴런</translation>
    </message>
    <message>
        <source>to</source>
        <translation>도착</translation>
    </message>
</context>
<context>
    <name>PlanePanel</name>
    <message>
        <source>Across</source>
        <translation>가로축</translation>
    </message>
    <message>
        <source>Draw other random directions</source>
        <translation>무작위 방향을 다시 뽑습니다</translation>
    </message>
    <message>
        <source>For how many places of the map the loss is computed: coarsely first, then more finely</source>
        <translation>지도에서 손실을 계산한 자리의 비율입니다. 성기게 먼저, 그다음 촘촘하게 계산합니다</translation>
    </message>
    <message>
        <source>How far the network&apos;s parameters are from the plane now. 0: its dot is where it stands;
more: the dot is the nearest place, and the loss there may be another than the network&apos;s.</source>
        <translation>지금 신경망의 매개변수가 이 평면에서 떨어진 거리입니다. 0이면 점이 신경망의 실제 자리이고,
크면 점은 가장 가까운 자리일 뿐이라 그곳의 손실이 신경망의 손실과 다를 수 있습니다.</translation>
    </message>
    <message>
        <source>How much of the network&apos;s way is seen in this plane: the share of its squared distance
from the centre. 100 %: the way lies in the plane; less: the rest leads out of it.
Only for the plane of the path: the others are not laid along it.</source>
        <translation>신경망이 지나온 길을 이 평면에서 얼마나 볼 수 있는지, 중심까지 거리 제곱의 비율로 나타냅니다.
100 %이면 길이 모두 평면 안에 있고, 작으면 나머지는 평면 밖으로 나갑니다.
길을 따라 놓은 평면에서만 보여 줍니다.</translation>
    </message>
    <message>
        <source>Loss of your network</source>
        <translation>신경망의 손실</translation>
    </message>
    <message>
        <source>Loss on</source>
        <translation>손실 데이터</translation>
    </message>
    <message>
        <source>Only the loss is drawn. With L1 or L2, loss and penalty together are made small, so that the path may lead uphill here.</source>
        <translation>손실만 그립니다. L1이나 L2를 쓰면 손실과 페널티의 합을 줄이므로, 여기서는 경로가 오르막일 수도 있습니다.</translation>
    </message>
    <message>
        <source>Other directions</source>
        <translation>다른 방향</translation>
    </message>
    <message>
        <source>Plane</source>
        <translation>평면</translation>
    </message>
    <message>
        <source>The loss for all parameters θ + a u + b v: a plane through where the network is</source>
        <translation>모든 매개변수 θ + a u + b v의 손실: 지금 신경망의 위치를 지나는 평면</translation>
    </message>
    <message>
        <source>The loss on what the network has never seen</source>
        <translation>신경망이 본 적 없는 데이터의 손실</translation>
    </message>
    <message>
        <source>The loss that is made small, without what L1 and L2 add</source>
        <translation>줄이려는 손실(L1과 L2의 페널티 제외)</translation>
    </message>
    <message>
        <source>Upwards</source>
        <translation>세로축</translation>
    </message>
    <message>
        <source>Which examples the loss is evaluated on, up to 1,000.</source>
        <translation>손실을 계산할 데이터입니다. 1,000개까지 씁니다.</translation>
    </message>
    <message>
        <source>Which two directions u and v are.</source>
        <translation>두 방향 u와 v를 무엇으로 할지 정합니다.</translation>
    </message>
    <message>
        <source>Which weight or bias changes along this axis; the axis shows its own value.</source>
        <translation>이 축을 따라 변하는 가중치나 편향입니다. 축의 눈금은 그 값 자체입니다.</translation>
    </message>
    <message>
        <source>beside the plane</source>
        <translation>평면에서 벗어난 거리</translation>
    </message>
    <message>
        <source>evaluated</source>
        <translation>계산한 비율</translation>
    </message>
    <message>
        <source>path in the plane</source>
        <translation>평면에 보이는 경로의 비율</translation>
    </message>
    <message>
        <source>test data</source>
        <translation>시험 데이터</translation>
    </message>
    <message>
        <source>training data</source>
        <translation>훈련 데이터</translation>
    </message>
</context>
<context>
    <name>Player</name>
    <message>
        <source>+1</source>
        <translation>+1</translation>
    </message>
    <message>
        <source>One step</source>
        <translation>한 스텝 앞으로</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>한 스텝 뒤로</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>초기화</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>Step into</source>
        <translation>스텝 안으로</translation>
    </message>
    <message>
        <source>into</source>
        <translation>안으로</translation>
    </message>
    <message>
        <source>max</source>
        <translation>최대</translation>
    </message>
    <message>
        <source>pause</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>play</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>초기화</translation>
    </message>
    <message>
        <source>{n} / s</source>
        <translation>초당 {n}</translation>
    </message>
    <message>
        <source>−1</source>
        <translation>−1</translation>
    </message>
</context>
<context>
    <name>PlayerBar</name>
    <message>
        <source>the network is paused</source>
        <translation>신경망은 멈춰 있음</translation>
    </message>
</context>
<context>
    <name>PlotDesk</name>
    <message>
        <source>Save plot as …</source>
        <translation>그래프 저장 …</translation>
    </message>
</context>
<context>
    <name>PointedPlot</name>
    <message>
        <source>Point at it for values. With the keyboard: arrow keys, and with Ctrl in small steps.</source>
        <translation>가리키면 값이 보입니다. 키보드로는 화살표 키로, Ctrl과 함께 누르면 조금씩 움직입니다.</translation>
    </message>
</context>
<context>
    <name>PointerPanel</name>
    <message>
        <source>At one place</source>
        <translation>한 곳에서</translation>
    </message>
    <message>
        <source>Direction v</source>
        <translation>방향 v</translation>
    </message>
    <message>
        <source>How long the small step is. Smaller: the tangent plane foretells it better.</source>
        <translation>작은 이동의 길이입니다. 작을수록 접평면이 더 잘 예측합니다.</translation>
    </message>
    <message>
        <source>How steep the surface is there</source>
        <translation>그곳에서 곡면이 얼마나 가파른지</translation>
    </message>
    <message>
        <source>Point at the map for f and its gradient there. Otherwise they are those at the chosen runner.</source>
        <translation>지도를 가리키면 그곳의 f와 기울기를 보여 줍니다. 가리키지 않으면 선택한 주자의 위치입니다.</translation>
    </message>
    <message>
        <source>Step |Δx|</source>
        <translation>이동 |Δx|</translation>
    </message>
    <message>
        <source>Take the unit vector at this angle to ∇f</source>
        <translation>∇f와 이 각도를 이루는 단위 벡터로 정하기</translation>
    </message>
    <message>
        <source>The angle θ between ∇f and v. At 90° f stays the same, at 180° it falls most.</source>
        <translation>∇f와 v 사이의 각 θ입니다. 90°이면 f가 그대로이고, 180°이면 가장 많이 줄어듭니다.</translation>
    </message>
    <message>
        <source>The direction that is looked along: the second arrow on the map</source>
        <translation>살펴보는 방향: 지도의 두 번째 화살표</translation>
    </message>
    <message>
        <source>The directional derivative along v as it stands</source>
        <translation>v를 그대로 쓴 방향 미분</translation>
    </message>
    <message>
        <source>The gradient points straight up; the arrows on the map are −∇f</source>
        <translation>기울기는 가장 가파르게 오르는 쪽입니다. 지도의 화살표는 −∇f입니다</translation>
    </message>
    <message>
        <source>The height of the surface</source>
        <translation>곡면의 높이</translation>
    </message>
    <message>
        <source>The plane that touches the surface there</source>
        <translation>그곳에서 곡면에 접하는 평면</translation>
    </message>
    <message>
        <source>The slope along v for each unit of length</source>
        <translation>v 방향으로 길이 1만큼 갈 때의 접선의 기울기</translation>
    </message>
    <message>
        <source>Turn v</source>
        <translation>v 돌리기</translation>
    </message>
    <message>
        <source>Turn v; the angle is that to the x₀ axis</source>
        <translation>v를 돌립니다. 각은 x₀축과 이루는 각입니다</translation>
    </message>
    <message>
        <source>What the step really changes</source>
        <translation>그 이동이 실제로 바꾸는 양</translation>
    </message>
    <message>
        <source>What the tangent plane foretells for a step Δx along v</source>
        <translation>v 방향 이동 Δx에 대해 접평면이 예측하는 변화</translation>
    </message>
    <message>
        <source>Where it is</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>at the chosen runner</source>
        <translation>선택한 주자 위치</translation>
    </message>
    <message>
        <source>tangent plane</source>
        <translation>접평면</translation>
    </message>
    <message>
        <source>under the pointer</source>
        <translation>포인터 위치</translation>
    </message>
    <message>
        <source>{n}° to ∇f</source>
        <translation>∇f와 {n}°</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>위치(&amp;L):</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>파일 형식(&amp;T):</translation>
    </message>
</context>
<context>
    <name>RaceBar</name>
    <message>
        <source>+10</source>
        <translation>+10</translation>
    </message>
    <message>
        <source>Back one step (←)</source>
        <translation>한 스텝 뒤로 돌아갑니다 (←)</translation>
    </message>
    <message>
        <source>Back to the start (Ctrl+R)</source>
        <translation>출발점으로 돌아갑니다 (Ctrl+R)</translation>
    </message>
    <message>
        <source>Drag to any step that the race has been at (←, Home)</source>
        <translation>지나온 어느 스텝으로든 끌어 갑니다 (←, Home)</translation>
    </message>
    <message>
        <source>How many steps every runner has done</source>
        <translation>모든 주자가 지나온 스텝 수</translation>
    </message>
    <message>
        <source>How steep it is where the chosen runner is</source>
        <translation>선택한 주자의 위치가 얼마나 가파른지</translation>
    </message>
    <message>
        <source>Let the runners run, or pause (Space)</source>
        <translation>주자를 달리게 하거나 멈춥니다 (Space)</translation>
    </message>
    <message>
        <source>One runner on {surface}</source>
        <translation>{surface} 위의 주자 1명</translation>
    </message>
    <message>
        <source>One step of every runner (→)</source>
        <translation>모든 주자가 한 스텝 나아갑니다 (→)</translation>
    </message>
    <message>
        <source>Steps a second. Slower: easier to follow.</source>
        <translation>초당 스텝 수입니다. 느릴수록 따라가기 쉽습니다.</translation>
    </message>
    <message>
        <source>Steps of the race</source>
        <translation>경주의 스텝</translation>
    </message>
    <message>
        <source>Ten steps</source>
        <translation>10스텝</translation>
    </message>
    <message>
        <source>Ten steps of every runner (Shift+→)</source>
        <translation>모든 주자가 10스텝 나아갑니다 (Shift+→)</translation>
    </message>
    <message>
        <source>The height of the chosen runner</source>
        <translation>선택한 주자의 높이</translation>
    </message>
    <message>
        <source>f</source>
        <translation>f</translation>
    </message>
    <message>
        <source>step</source>
        <translation>스텝</translation>
    </message>
    <message>
        <source>{n} runners on {surface}</source>
        <translation>{surface} 위의 주자 {n}명</translation>
    </message>
    <message>
        <source>|∇f|</source>
        <translation>|∇f|</translation>
    </message>
</context>
<context>
    <name>RateInForce</name>
    <message>
        <source>Learning rate in force</source>
        <translation>현재 학습률</translation>
    </message>
    <message>
        <source>The course of the learning rate over {length} steps; the dot is now</source>
        <translation>{length}스텝 동안의 학습률 변화(점은 현재)</translation>
    </message>
    <message>
        <source>The learning rate of the next step</source>
        <translation>다음 스텝의 학습률</translation>
    </message>
    <message>
        <source>now {rate}</source>
        <translation>현재 {rate}</translation>
    </message>
    <message>
        <source>{rate} at step {step} of {length} shown</source>
        <translation>학습률 {rate}, 스텝 {step} (표시 범위 {length}스텝)</translation>
    </message>
</context>
<context>
    <name>Result</name>
    <message>
        <source>A slice: the other inputs are held as chosen on Output.</source>
        <translation>단면입니다. 다른 입력은 ‘출력’에서 고른 값에 두었습니다.</translation>
    </message>
    <message>
        <source>A slice: the other inputs are held at their mean. Output lets you choose.</source>
        <translation>단면입니다. 다른 입력은 평균에 두었습니다. ‘출력’에서 고를 수 있습니다.</translation>
    </message>
    <message>
        <source>t</source>
        <translation>t</translation>
    </message>
    <message>
        <source>x</source>
        <translation>x</translation>
    </message>
    <message>
        <source>x₀</source>
        <translation>x₀</translation>
    </message>
    <message>
        <source>x₁</source>
        <translation>x₁</translation>
    </message>
</context>
<context>
    <name>RunnerRow</name>
    <message>
        <source>How the gradient becomes a step</source>
        <translation>기울기를 이동으로 바꾸는 방법</translation>
    </message>
    <message>
        <source>Its last step:</source>
        <translation>마지막 스텝:</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Look at this runner closely: its settings, its step, slices at its place</source>
        <translation>이 주자를 자세히 보기: 설정, 마지막 스텝, 그 위치의 단면</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>최적화 기법</translation>
    </message>
    <message>
        <source>Remove runner {n}</source>
        <translation>주자 {n} 빼기</translation>
    </message>
    <message>
        <source>Runner {n}</source>
        <translation>주자 {n}</translation>
    </message>
    <message>
        <source>Take this runner out of the race</source>
        <translation>이 주자를 경주에서 뺍니다</translation>
    </message>
    <message>
        <source>η, how far each step goes. Larger: faster, until it overshoots. For the flow: the time of a step.</source>
        <translation>η, 한 스텝에 나아가는 정도입니다. 클수록 빠르지만, 너무 크면 최솟값을 지나칩니다.
흐름에서는 한 스텝의 시간입니다.</translation>
    </message>
</context>
<context>
    <name>RunnersPanel</name>
    <message>
        <source>+ Add runner</source>
        <translation>+ 주자 추가</translation>
    </message>
    <message>
        <source>Let one more run, up to eight</source>
        <translation>주자를 한 명 더 달리게 합니다. 여덟 명까지 둘 수 있습니다</translation>
    </message>
    <message>
        <source>Runners</source>
        <translation>주자</translation>
    </message>
    <message>
        <source>Who goes down: each takes the steps of the engine&apos;s own optimizer</source>
        <translation>내려가는 주자: 각자 이 프로그램의 최적화 기법 그대로 움직입니다</translation>
    </message>
    <message>
        <source>same start</source>
        <translation>같은 출발점</translation>
    </message>
</context>
<context>
    <name>SamePanel</name>
    <message>
        <source>Activation</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>바꾸기</translation>
    </message>
    <message>
        <source>Change what is the same for all</source>
        <translation>공통 설정 바꾸기</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Go to the Network tab, where all this is chosen</source>
        <translation>이 모두를 고르는 신경망 탭으로 갑니다</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>계층</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>최적화 기법</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>난수 시드</translation>
    </message>
    <message>
        <source>The same for all</source>
        <translation>공통 설정</translation>
    </message>
    <message>
        <source>What is chosen on the Network tab</source>
        <translation>신경망 탭에서 고른 것</translation>
    </message>
    <message>
        <source>each its own</source>
        <translation>저마다 다름</translation>
    </message>
</context>
<context>
    <name>ScalarStrip</name>
    <message>
        <source>Arithmetic of one cell</source>
        <translation>칸 하나의 계산</translation>
    </message>
    <message>
        <source>Compare with numerical differentiation</source>
        <translation>수치 미분과 비교</translation>
    </message>
    <message>
        <source>For the whole gradient the book&apos;s way takes {n} evaluations of the loss, each step.</source>
        <translation>책의 방법으로 전체 기울기를 구하려면 스텝마다 손실을 {n}번 계산해야 합니다.</translation>
    </message>
    <message>
        <source>Move this one parameter by a little h, evaluate the loss of this batch, and take the difference</source>
        <translation>이 매개변수 하나를 h만큼 조금 움직여 이번 배치의 손실을 구하고 차분을 냅니다</translation>
    </message>
    <message>
        <source>Point at a cell to see where it comes from; click it to keep it here.</source>
        <translation>칸을 가리키면 어디서 왔는지 보여 줍니다. 클릭하면 여기에 남습니다.</translation>
    </message>
    <message>
        <source>[{n} more: {sum}]</source>
        <translation>[나머지 {n}개: {sum}]</translation>
    </message>
    <message>
        <source>backpropagation</source>
        <translation>오차역전파법</translation>
    </message>
    <message>
        <source>keep w = {w}</source>
        <translation>w = {w} 기억</translation>
    </message>
    <message>
        <source>lit: where it goes</source>
        <translation>밝힌 칸: 쓰이는 곳</translation>
    </message>
    <message>
        <source>numerical differentiation, h = {h}</source>
        <translation>수치 미분, h = {h}</translation>
    </message>
    <message>
        <source>put w back</source>
        <translation>w 되돌리기</translation>
    </message>
    <message>
        <source>relative difference</source>
        <translation>상대 오차</translation>
    </message>
    <message>
        <source>{place} into the array: L = {loss}</source>
        <translation>배열에 {place}: L = {loss}</translation>
    </message>
</context>
<context>
    <name>Script</name>
    <message>
        <source>1 where x &gt; 0, else 0 (chapter 3.2.2). Its slope is 0: nothing before it learns.</source>
        <translation>x &gt; 0이면 1, 아니면 0(3.2.2절). 미분값이 0이라 그 앞은 학습하지 못한다.</translation>
    </message>
    <message>
        <source>A number in the brackets, a seed, makes every run the same.</source>
        <translation>괄호 안에 수(시드)를 넣으면 실행할 때마다 결과가 같다.</translation>
    </message>
    <message>
        <source>A stack of layers, and a last one that compares what they answer with what is right (chapter 5.7).</source>
        <translation>쌓아 올린 계층과, 그 답을 정답과 비교하는 마지막 계층(5.7절).</translation>
    </message>
    <message>
        <source>Add the gradient of the penalty ½ λ ΣW² (chapter 6.4.2).</source>
        <translation>페널티 ½ λ ΣW²의 기울기를 더한다(6.4.2절).</translation>
    </message>
    <message>
        <source>Add the gradient of the penalty λ Σ|W|.</source>
        <translation>페널티 λ Σ|W|의 기울기를 더한다.</translation>
    </message>
    <message>
        <source>As how many examples each of your drawings counts.</source>
        <translation>내가 그린 그림 한 장을 데이터 몇 개로 치는가.</translation>
    </message>
    <message>
        <source>As in the window, the first 1,000 stand for all.</source>
        <translation>Nori 창에서처럼 처음 1,000개가 전체를 대신한다.</translation>
    </message>
    <message>
        <source>Behind a layer: the shape of an example before it and after it.</source>
        <translation>계층 뒤에 적은 것은 데이터 하나의 형상이 어떻게 바뀌는가이다.</translation>
    </message>
    <message>
        <source>Both began at 0: this makes up for it in the first steps.</source>
        <translation>둘 다 0에서 시작했으므로, 처음 몇 스텝에서 그만큼 바로잡는다.</translation>
    </message>
    <message>
        <source>By how many pixels a batch of images is moved at most.</source>
        <translation>이미지 배치를 최대 몇 픽셀까지 옮기는가.</translation>
    </message>
    <message>
        <source>How many examples each step learns from (chapter 4.2.3).</source>
        <translation>스텝마다 몇 개의 데이터로 학습하는가(4.2.3절).</translation>
    </message>
    <message>
        <source>How many steps were done in Nori: the schedule goes on from there.</source>
        <translation>Nori에서 마친 스텝 수: 학습률 스케줄은 여기서 이어진다.</translation>
    </message>
    <message>
        <source>In training, each unit gets mean 0 and variance 1 over the batch; then gamma and beta (chapter 6.3).</source>
        <translation>학습할 때 뉴런마다 배치의 평균을 0, 분산을 1로 맞춘 뒤 gamma와 beta를 쓴다(6.3절).</translation>
    </message>
    <message>
        <source>In training, each value is left out with a probability (chapter 6.4.3).</source>
        <translation>학습할 때 값마다 정해진 확률로 지운다(6.4.3절).</translation>
    </message>
    <message>
        <source>L = -Σ (t log y + (1 - t) log(1 - y)): each output answers yes or no.</source>
        <translation>L = -Σ (t log y + (1 - t) log(1 - y)): 출력마다 예·아니요로 답한다.</translation>
    </message>
    <message>
        <source>L = -Σ t log y (chapter 4.2.2).</source>
        <translation>L = -Σ t log y(4.2.2절).</translation>
    </message>
    <message>
        <source>L = the mean of (y - t)².</source>
        <translation>L = (y - t)²의 평균.</translation>
    </message>
    <message>
        <source>L = the mean of ½ e² where |e| ≤ 1, else |e| - ½, for the error e = y - t.</source>
        <translation>오차 e = y - t에 대해 L = |e| ≤ 1이면 ½ e², 아니면 |e| - ½의 평균.</translation>
    </message>
    <message>
        <source>L = ½ Σ (y - t)², the sum of squares error (chapter 4.2.1).</source>
        <translation>오차제곱합 L = ½ Σ (y - t)²(4.2.1절).</translation>
    </message>
    <message>
        <source>L = Σ max(0, 1 - y_c + y_i) / n over the wrong classes i, where c is the right one.</source>
        <translation>오답 클래스 i에 대해 L = Σ max(0, 1 - y_c + y_i) / n, c는 정답 클래스.</translation>
    </message>
    <message>
        <source>Print the loss, without penalties, and how good the answers are.</source>
        <translation>페널티를 뺀 손실과, 답이 얼마나 맞는지 출력한다.</translation>
    </message>
    <message>
        <source>Return 1 / (1 + exp(-x)) of every element (chapter 3.2.4).</source>
        <translation>원소마다 1 / (1 + exp(-x))(3.2.4절).</translation>
    </message>
    <message>
        <source>Return R²: 1 is perfect, 0 no better than the mean.</source>
        <translation>R²: 1이면 완벽하고, 0이면 평균보다 나을 것이 없다.</translation>
    </message>
    <message>
        <source>Return every window of images as a row, in a large matrix (chapter 7.4.2).</source>
        <translation>이미지의 모든 윈도우를 한 행씩, 큰 행렬로 펼친다(7.4.2절).</translation>
    </message>
    <message>
        <source>Return examples with your drawings among them, each so many times.</source>
        <translation>데이터에 내가 그린 그림을 정해진 횟수만큼 넣는다.</translation>
    </message>
    <message>
        <source>Return how many windows fit side by side (chapter 7.2.4).</source>
        <translation>윈도우가 나란히 몇 개 들어가는지 구한다(7.2.4절).</translation>
    </message>
    <message>
        <source>Return how wrong that is, as the targets t (batch, outputs) say.</source>
        <translation>그 답이 정답 t (batch, outputs)와 얼마나 다른지 구한다.</translation>
    </message>
    <message>
        <source>Return images (n, channels, height, width) as rows, one for each place (n · height · width, channels).</source>
        <translation>이미지 (n, 채널, 높이, 너비)를 위치마다 한 행씩 (n · 높이 · 너비, 채널)로 바꾼다.</translation>
    </message>
    <message>
        <source>Return images of 28 · 28 pixels, all moved alike; what comes in at an edge repeats its pixels.</source>
        <translation>28 · 28픽셀 이미지를 모두 똑같이 옮긴다. 가장자리는 그곳의 픽셀로 채운다.</translation>
    </message>
    <message>
        <source>Return the loss and the answers Y, 100 images at a time: im2col makes them large.</source>
        <translation>손실과 답 Y를 이미지 100장씩 구한다. im2col을 거치면 커지기 때문이다.</translation>
    </message>
    <message>
        <source>Return the rows of the places of images as images (n, channels, height, width) again.</source>
        <translation>위치마다 한 행씩인 것을 다시 이미지 (n, 채널, 높이, 너비)로 바꾼다.</translation>
    </message>
    <message>
        <source>Return the same by numerical differentiation, which takes much longer (chapter 4.4.2).</source>
        <translation>같은 기울기를 수치 미분으로 구한다. 훨씬 오래 걸린다(4.4.2절).</translation>
    </message>
    <message>
        <source>Return the share of right answers of a single output, which says 1 above 0.5.</source>
        <translation>맞힌 비율: 출력이 하나이고, 0.5보다 크면 1이라는 답이다.</translation>
    </message>
    <message>
        <source>Return the share of right answers: where the largest output is the right class (chapter 3.6.2).</source>
        <translation>맞힌 비율: 가장 큰 출력이 정답 클래스인 비율(3.6.2절).</translation>
    </message>
    <message>
        <source>Return the way back: where windows overlap, what comes from them is added.</source>
        <translation>거꾸로 되돌린다. 윈도우가 겹치는 곳은 더한다.</translation>
    </message>
    <message>
        <source>Return what the layers make of x (batch, …), one after the other.</source>
        <translation>x (batch, …)를 계층에 차례로 통과시킨다.</translation>
    </message>
    <message>
        <source>Return ∂L/∂W of all parameters by backpropagation: through all layers and back (chapter 5).</source>
        <translation>모든 매개변수의 ∂L/∂W를 오차역전파법으로 구한다: 순전파, 그리고 역전파(5장).</translation>
    </message>
    <message>
        <source>Return ∂f/∂x of every element as (f(x + h) - f(x - h)) / 2h (chapter 4.4).</source>
        <translation>원소마다 ∂f/∂x = (f(x + h) - f(x - h)) / 2h(4.4절).</translation>
    </message>
    <message>
        <source>Return ∂f/∂x of every element as (f(x + h) - f(x)) / h (chapter 4.3.1).</source>
        <translation>원소마다 ∂f/∂x = (f(x + h) - f(x)) / h(4.3.1절).</translation>
    </message>
    <message>
        <source>Return ∂f/∂x of every element by values at x ± h and x ± 2h.</source>
        <translation>원소마다 x ± h와 x ± 2h에서의 값으로 ∂f/∂x를 구한다.</translation>
    </message>
    <message>
        <source>Say whether this is training: some layers do something else then.</source>
        <translation>학습 중인지 알린다. 학습할 때 다르게 움직이는 계층이 있다.</translation>
    </message>
    <message>
        <source>Shorten the whole gradient where it is too long; its direction stays.</source>
        <translation>기울기 전체가 너무 길면 줄인다. 방향은 그대로다.</translation>
    </message>
    <message>
        <source>Show how good the network is, train it for one epoch, and show it again.</source>
        <translation>신경망의 성적을 보이고, 한 에폭 학습시킨 뒤 다시 보인다.</translation>
    </message>
    <message>
        <source>Sigmoid and binary cross-entropy together: the way back is y - t, too.</source>
        <translation>시그모이드와 이진 교차 엔트로피를 함께: 역전파는 역시 y - t.</translation>
    </message>
    <message>
        <source>Softmax and cross-entropy error together: the way back is y - t (chapter 5.6.3).</source>
        <translation>소프트맥스와 교차 엔트로피 오차를 함께: 역전파는 y - t(5.6.3절).</translation>
    </message>
    <message>
        <source>The book multiplies by 1 - rate outside of training, instead of dividing by it here.</source>
        <translation>책에서는 여기서 나누는 대신, 학습하지 않을 때 1 - rate를 곱한다.</translation>
    </message>
    <message>
        <source>The largest of several Affine layers, whose weights stand side by side.</source>
        <translation>여러 Affine 계층 가운데 최댓값. 그 가중치는 나란히 놓여 있다.</translation>
    </message>
    <message>
        <source>The largest value of each window of each channel (chapter 7.4.4).</source>
        <translation>채널마다, 윈도우마다 최댓값(7.4.4절).</translation>
    </message>
    <message>
        <source>The learning rate falls along half a wave, and then stays at its lowest.</source>
        <translation>학습률이 코사인 곡선의 절반을 따라 줄어들고, 그 뒤로는 최솟값에 머무른다.</translation>
    </message>
    <message>
        <source>The learning rate falls evenly: by gamma every so many steps.</source>
        <translation>정해진 스텝마다 gamma배가 되도록 학습률이 고르게 줄어든다.</translation>
    </message>
    <message>
        <source>The learning rate is multiplied by gamma every so many steps.</source>
        <translation>정해진 스텝마다 학습률에 gamma를 곱한다.</translation>
    </message>
    <message>
        <source>The learning rate is the same at every step.</source>
        <translation>학습률이 스텝마다 같다.</translation>
    </message>
    <message>
        <source>The learning rate rises evenly for so many steps first; then comes another schedule.</source>
        <translation>먼저 정해진 스텝 동안 학습률이 고르게 오르고, 그다음 다른 스케줄을 따른다.</translation>
    </message>
    <message>
        <source>The mean of each window of each channel.</source>
        <translation>채널마다, 윈도우마다 평균.</translation>
    </message>
    <message>
        <source>The network that was trained in Nori, after {steps} steps, as a program of its own.

It needs NumPy, and beside it {arrays} with the parameters as they are and the data. Run it with

    python {script}

It shows how good the network is, trains it for one more epoch and shows it again; what the optimizer
remembers begins anew. Chapters are those of “Deep Learning from Scratch”.</source>
        <translation>Nori에서 {steps}스텝 학습시킨 신경망을 그대로 옮긴 프로그램.

NumPy가 필요하고, 지금의 매개변수와 데이터가 든 {arrays} 파일이 옆에 있어야 한다. 실행하려면

    python {script}

신경망의 성적을 보이고, 한 에폭 더 학습시킨 뒤 다시 보인다. 최적화 기법이 기억하던 값은 처음부터
다시 쌓는다. 장과 절은 『밑바닥부터 시작하는 딥러닝』의 것이다.</translation>
    </message>
    <message>
        <source>The same Affine layer for every window of an image (chapter 7.4.3).</source>
        <translation>이미지의 모든 윈도우에 같은 Affine 계층을 쓴다(7.4.3절).</translation>
    </message>
    <message>
        <source>The same for images, with a slope for each channel.</source>
        <translation>이미지용: slope가 채널마다 따로다.</translation>
    </message>
    <message>
        <source>The same for images: each channel over the batch and all places.</source>
        <translation>이미지용: 채널마다 배치와 모든 위치에 걸쳐 맞춘다.</translation>
    </message>
    <message>
        <source>The values of each image in a row.</source>
        <translation>이미지의 값을 한 줄로 늘어놓는다.</translation>
    </message>
    <message>
        <source>The whole gradient is made no longer than this.</source>
        <translation>기울기 전체의 길이를 이 값 이하로 줄인다.</translation>
    </message>
    <message>
        <source>Train for one epoch; every batch is one step.</source>
        <translation>한 에폭을 학습시킨다. 배치 하나가 한 스텝이다.</translation>
    </message>
    <message>
        <source>W ← W - η m / √v, with m and v the running means of ∂L/∂W and of its square (chapter 6.1.6).</source>
        <translation>W ← W - η m / √v, m과 v는 ∂L/∂W와 그 제곱의 이동 평균(6.1.6절).</translation>
    </message>
    <message>
        <source>W ← W - η λ W for weights, but not for biases, and then Adam.</source>
        <translation>가중치만 W ← W - η λ W(편향은 그대로), 그다음은 Adam.</translation>
    </message>
    <message>
        <source>W ← W - η ∂L/∂W (chapter 6.1.2).</source>
        <translation>W ← W - η ∂L/∂W(6.1.2절).</translation>
    </message>
    <message>
        <source>Y = XW + b (chapter 5.6).</source>
        <translation>Y = XW + b(5.6절).</translation>
    </message>
    <message>
        <source>Yield which examples each step takes, drawn at random as in the book (chapter 4.5.2).</source>
        <translation>스텝마다 쓸 데이터를 책에서처럼 무작위로 뽑는다(4.5.2절).</translation>
    </message>
    <message>
        <source>Yield which examples each step takes: every one once, in a new order.</source>
        <translation>스텝마다 쓸 데이터를 고른다: 순서를 새로 섞어 모두 한 번씩.</translation>
    </message>
    <message>
        <source>h of the differences (chapter 4.3.1).</source>
        <translation>차분의 h(4.3.1절).</translation>
    </message>
    <message>
        <source>h ← h + (∂L/∂W)², W ← W - η ∂L/∂W / √h (chapter 6.1.5).</source>
        <translation>h ← h + (∂L/∂W)², W ← W - η ∂L/∂W / √h(6.1.5절).</translation>
    </message>
    <message>
        <source>h ← ρ h + (1 - ρ) (∂L/∂W)², W ← W - η ∂L/∂W / √h: AdaGrad that forgets.</source>
        <translation>h ← ρ h + (1 - ρ) (∂L/∂W)², W ← W - η ∂L/∂W / √h: 잊어 가는 AdaGrad.</translation>
    </message>
    <message>
        <source>of a lead of 1 before each class</source>
        <translation>클래스마다 1만큼 앞서는 데 모자라는 값</translation>
    </message>
    <message>
        <source>only the right class counts</source>
        <translation>정답 클래스만 센다</translation>
    </message>
    <message>
        <source>reads the scores that predict returns</source>
        <translation>predict가 돌려주는 점수를 받는다</translation>
    </message>
    <message>
        <source>the layers have the same arrays, which are changed in place</source>
        <translation>계층도 같은 배열을 가리키며, 값을 제자리에서 바꾼다</translation>
    </message>
    <message>
        <source>the same, but without overflow</source>
        <translation>결과는 같고 오버플로가 없다</translation>
    </message>
    <message>
        <source>v ← μ v + ∂L/∂W, W ← W - η (∂L/∂W + μ v): momentum that looks ahead.</source>
        <translation>v ← μ v + ∂L/∂W, W ← W - η (∂L/∂W + μ v): 앞을 내다보는 모멘텀.</translation>
    </message>
    <message>
        <source>v ← μ v + ∂L/∂W, W ← W - η v (chapter 6.1.4).</source>
        <translation>v ← μ v + ∂L/∂W, W ← W - η v(6.1.4절).</translation>
    </message>
    <message>
        <source>what is left are its parameters</source>
        <translation>남은 것이 신경망의 매개변수다</translation>
    </message>
    <message>
        <source>y = 1 / (1 + exp(-x)), with slope y (1 - y) (chapter 5.5.2).</source>
        <translation>y = 1 / (1 + exp(-x)), 미분값은 y (1 - y)(5.5.2절).</translation>
    </message>
    <message>
        <source>y = exp(x) / Σ exp(x): a probability for each class (chapter 3.5).</source>
        <translation>y = exp(x) / Σ exp(x): 클래스마다의 확률(3.5절).</translation>
    </message>
    <message>
        <source>y = log(1 + exp(x)), a smooth ReLU, with slope sigmoid(x).</source>
        <translation>y = log(1 + exp(x)), 매끄러운 ReLU. 미분값은 sigmoid(x).</translation>
    </message>
    <message>
        <source>y = max(x, 0), with slope 1 where x &gt; 0, else 0 (chapter 5.5.1).</source>
        <translation>y = max(x, 0), 미분값은 x &gt; 0이면 1, 아니면 0(5.5.1절).</translation>
    </message>
    <message>
        <source>y = tanh(x), with slope 1 - y².</source>
        <translation>y = tanh(x), 미분값은 1 - y².</translation>
    </message>
    <message>
        <source>y = x (1 + tanh u) / 2 with u = √(2/π) (x + 0.044715 x³).</source>
        <translation>y = x (1 + tanh u) / 2, u = √(2/π) (x + 0.044715 x³).</translation>
    </message>
    <message>
        <source>y = x where x &gt; 0, else 0.01 x.</source>
        <translation>x &gt; 0이면 y = x, 아니면 0.01 x.</translation>
    </message>
    <message>
        <source>y = x where x &gt; 0, else exp(x) - 1, with slope 1 or exp(x).</source>
        <translation>x &gt; 0이면 y = x, 아니면 exp(x) - 1. 미분값은 1 또는 exp(x).</translation>
    </message>
    <message>
        <source>y = x where x &gt; 0, else slope · x, with a slope for each unit, which is learned.</source>
        <translation>x &gt; 0이면 y = x, 아니면 slope · x. 뉴런마다 따로인 slope도 학습한다.</translation>
    </message>
    <message>
        <source>y = x where x &gt; 0, else slope · x, with one slope for all, which is learned.</source>
        <translation>x &gt; 0이면 y = x, 아니면 slope · x. 하나뿐인 slope도 학습한다.</translation>
    </message>
    <message>
        <source>y = x · s with s = sigmoid(x), and slope s (1 + x (1 - s)).</source>
        <translation>y = x · s, s = sigmoid(x). 미분값은 s (1 + x (1 - s)).</translation>
    </message>
    <message>
        <source>η: how far a step goes (chapter 4.4.1).</source>
        <translation>η: 한 스텝에 얼마나 나아가는가(4.4.1절).</translation>
    </message>
    <message>
        <source>λ of the L1 penalty λ Σ|W|.</source>
        <translation>L1 페널티 λ Σ|W|의 λ.</translation>
    </message>
    <message>
        <source>λ of weight decay (chapter 6.4.2).</source>
        <translation>가중치 감소의 λ(6.4.2절).</translation>
    </message>
</context>
<context>
    <name>SecantsView</name>
    <message>
        <source>Click: look there. Drag the point: move x. Drag elsewhere: move the curve. Wheel: zoom.</source>
        <translation>클릭: 그곳을 봅니다. 점 끌기: x를 옮깁니다. 다른 곳 끌기: 곡선을 옮깁니다. 휠: 확대·축소.</translation>
    </message>
    <message>
        <source>Curve with three secants</source>
        <translation>곡선과 세 할선</translation>
    </message>
</context>
<context>
    <name>Seen</name>
    <message>
        <source>Fitted to 20 × 20 pixels and centred by its mass, as the training digits are</source>
        <translation>훈련 데이터와 똑같이 20 × 20픽셀에 맞추고 무게중심을 한가운데에 놓습니다</translation>
    </message>
    <message>
        <source>Orange: it speaks against it.</source>
        <translation>주황색: 진하게 쓰면 그 답에서 멀어집니다.</translation>
    </message>
    <message>
        <source>The slope of the winning logit by each pixel.
Blue: more ink there speaks for the answer.</source>
        <translation>가장 큰 로짓을 각 픽셀로 미분한 값입니다.
파란색: 그곳을 더 진하게 쓰면 그 답에 가까워집니다.</translation>
    </message>
    <message>
        <source>What it sees</source>
        <translation>신경망이 보는 것</translation>
    </message>
    <message>
        <source>What mattered</source>
        <translation>중요했던 곳</translation>
    </message>
    <message>
        <source>What the network sees (28 × 28)</source>
        <translation>신경망이 보는 이미지 (28 × 28)</translation>
    </message>
    <message>
        <source>row {row}, column {column}: {value}</source>
        <translation>{row}행 {column}열: {value}</translation>
    </message>
</context>
<context>
    <name>SliceCard</name>
    <message>
        <source>Along x₀: its slope is the partial derivative ∂f/∂x₀</source>
        <translation>x₀ 방향: 접선의 기울기가 편미분 ∂f/∂x₀입니다</translation>
    </message>
    <message>
        <source>Along x₁: its slope is the partial derivative ∂f/∂x₁</source>
        <translation>x₁ 방향: 접선의 기울기가 편미분 ∂f/∂x₁입니다</translation>
    </message>
    <message>
        <source>Along ∇f, straight up; s is how far from the place</source>
        <translation>∇f 방향, 가장 가파르게 오르는 쪽. s는 그 자리에서 떨어진 거리입니다</translation>
    </message>
    <message>
        <source>Direction of the slice</source>
        <translation>단면의 방향</translation>
    </message>
    <message>
        <source>Slice</source>
        <translation>단면</translation>
    </message>
    <message>
        <source>f along a line</source>
        <translation>직선을 따라 본 f</translation>
    </message>
    <message>
        <source>f along a line through the chosen runner&apos;s place.
● now, ○ before its last step, dashed the tangent.</source>
        <translation>선택한 주자의 위치를 지나는 직선을 따라 본 f입니다.
● 지금, ○ 마지막 스텝 전, 점선은 접선.</translation>
    </message>
    <message>
        <source>tangent</source>
        <translation>접선</translation>
    </message>
</context>
<context>
    <name>Slope</name>
    <message>
        <source>A cubic with a maximum and a minimum: the derivative is 0 there.</source>
        <translation>극댓값과 극솟값이 있는 삼차함수입니다. 그곳에서 미분값은 0입니다.</translation>
    </message>
    <message>
        <source>A formula of your own in x.</source>
        <translation>x로 직접 쓰는 수식입니다.</translation>
    </message>
    <message>
        <source>A kink: the slopes to the left and to the right differ, however small h is. The central difference is their mean, and no slope of f.</source>
        <translation>꺾인 점입니다. h가 아무리 작아도 왼쪽과 오른쪽의 기울기가 다릅니다. 중심 차분은 둘의 평균일 뿐, f의 미분값이 아닙니다.</translation>
    </message>
    <message>
        <source>A quadratic: the central difference leaves nothing out.</source>
        <translation>이차함수입니다. 중심 차분에 절단 오차가 없습니다.</translation>
    </message>
    <message>
        <source>Between x − h and x + h there is a kink or a gap: how the errors shrink shows only once h is too small to reach it.</source>
        <translation>x − h와 x + h 사이에 꺾이거나 끊긴 곳이 있습니다. h가 그곳에 닿지 않을 만큼 작아야 오차가 어떻게 줄어드는지 드러납니다.</translation>
    </message>
    <message>
        <source>In float32 this h is rounded to 0.</source>
        <translation>float32에서 이 h는 0으로 반올림됩니다.</translation>
    </message>
    <message>
        <source>In float32 x ± h is rounded to x already.</source>
        <translation>float32에서는 x ± h가 이미 x로 반올림됩니다.</translation>
    </message>
    <message>
        <source>Loss and accuracy of your network while one weight changes and all others stay.</source>
        <translation>가중치 하나만 바뀌고 나머지는 그대로일 때 내 신경망의 손실과 정확도입니다.</translation>
    </message>
    <message>
        <source>Nothing depends on this parameter here: loss and accuracy stay the same. Choose another one.</source>
        <translation>여기서는 이 매개변수가 아무것도 바꾸지 않아 손실과 정확도가 그대로입니다. 다른 것을 고르세요.</translation>
    </message>
    <message>
        <source>On a quadratic the central difference has no truncation error at all: what the forward difference has too much, the backward one has too little.</source>
        <translation>이차함수에서 중심 차분에는 절단 오차가 전혀 없습니다. 전방 차분이 넘치는 만큼 후방 차분이 모자라기 때문입니다.</translation>
    </message>
    <message>
        <source>On one side x ± h is rounded to x, on the other to the number next to it.</source>
        <translation>한쪽에서는 x ± h가 x로, 다른 쪽에서는 바로 옆의 수로 반올림됩니다.</translation>
    </message>
    <message>
        <source>Rounding: the values of f are so close together that digits of their difference are lost. A smaller h makes it worse.</source>
        <translation>반올림 오차: f의 값이 서로 너무 가까워 그 차이에서 자릿수를 잃습니다. h를 더 줄이면 더 나빠집니다.</translation>
    </message>
    <message>
        <source>Something went wrong here; the training goes on. Choose another parameter.</source>
        <translation>여기서 오류가 생겼습니다. 학습은 계속됩니다. 다른 매개변수를 고르세요.</translation>
    </message>
    <message>
        <source>The absolute value: a kink at 0, where it has no derivative.</source>
        <translation>절댓값입니다. 0에서 꺾여 그곳에는 미분값이 없습니다.</translation>
    </message>
    <message>
        <source>The book&apos;s example of a derivative: at 5 it is 0.2, at 10 it is 0.3.</source>
        <translation>책에 나오는 미분의 예입니다. 5에서 0.2, 10에서 0.3입니다.</translation>
    </message>
    <message>
        <source>The central difference is right here in every digit that numbers have.</source>
        <translation>여기서 중심 차분은 수에 담기는 모든 자리까지 맞습니다.</translation>
    </message>
    <message>
        <source>The exponential function: it is its own derivative.</source>
        <translation>지수 함수입니다. 미분해도 자기 자신입니다.</translation>
    </message>
    <message>
        <source>The natural logarithm: it has no value left of 0.</source>
        <translation>자연로그입니다. 0의 왼쪽에는 값이 없습니다.</translation>
    </message>
    <message>
        <source>The run has diverged: there is no loss to be seen. Go back some steps.</source>
        <translation>학습이 발산하여 볼 수 있는 손실이 없습니다. 몇 스텝 뒤로 돌아가세요.</translation>
    </message>
    <message>
        <source>The sigmoid: far from 0 its derivative all but vanishes.</source>
        <translation>시그모이드입니다. 0에서 멀면 미분값이 거의 사라집니다.</translation>
    </message>
    <message>
        <source>The sine; its derivative is the cosine.</source>
        <translation>사인입니다. 미분하면 코사인입니다.</translation>
    </message>
    <message>
        <source>This network has no such parameter. Choose another one.</source>
        <translation>이 신경망에는 그런 매개변수가 없습니다. 다른 것을 고르세요.</translation>
    </message>
    <message>
        <source>Truncation and rounding are about alike: the central difference gets hardly better than here.</source>
        <translation>절단 오차와 반올림 오차가 비슷합니다. 중심 차분은 여기보다 더 나아지기 어렵습니다.</translation>
    </message>
    <message>
        <source>Truncation: the curve bends between the points.</source>
        <translation>절단 오차: 점들 사이에서 곡선이 휩니다.</translation>
    </message>
    <message>
        <source>Truncation: the curve bends between the points. All three errors are about alike and shrink with h², for f″(x) is about 0.</source>
        <translation>절단 오차: 점들 사이에서 곡선이 휩니다. f″(x)가 거의 0이라 세 오차가 비슷하고, 모두 h²에 비례하여 줄어듭니다.</translation>
    </message>
    <message>
        <source>Truncation: the curve bends between the points. The central difference&apos;s error shrinks with h², those of the two others with h.</source>
        <translation>절단 오차: 점들 사이에서 곡선이 휩니다. 중심 차분의 오차는 h²에, 나머지 둘의 오차는 h에 비례하여 줄어듭니다.</translation>
    </message>
    <message>
        <source>Type a formula in x, such as x^3 − 3x.</source>
        <translation>x^3 − 3x처럼 x의 수식을 쓰세요.</translation>
    </message>
    <message>
        <source>backward</source>
        <translation>후방</translation>
    </message>
    <message>
        <source>central</source>
        <translation>중심</translation>
    </message>
    <message>
        <source>f has no finite value at x − h, x or x + h.</source>
        <translation>x − h, x, x + h 가운데 f의 값이 유한하지 않은 곳이 있습니다.</translation>
    </message>
    <message>
        <source>f(x − h), f(x) and f(x + h) are rounded to one number: every difference is 0.</source>
        <translation>f(x − h), f(x), f(x + h)가 모두 같은 수로 반올림되어 모든 차분이 0입니다.</translation>
    </message>
    <message>
        <source>five points</source>
        <translation>5점</translation>
    </message>
    <message>
        <source>forward</source>
        <translation>전방</translation>
    </message>
    <message>
        <source>loss over a weight</source>
        <translation>가중치 하나의 손실</translation>
    </message>
    <message>
        <source>tangent</source>
        <translation>접선</translation>
    </message>
    <message>
        <source>x + h and x − h are both rounded to x: every difference is 0, whatever f is.</source>
        <translation>x + h와 x − h가 모두 x로 반올림되어, f가 무엇이든 모든 차분이 0입니다.</translation>
    </message>
    <message>
        <source>your own</source>
        <translation>직접 입력</translation>
    </message>
</context>
<context>
    <name>SoftmaxCard</name>
    <message>
        <source>Logits</source>
        <translation>로짓</translation>
    </message>
    <message>
        <source>Softmax, opened: sample {n}</source>
        <translation>소프트맥스 속보기: 표본 {n}</translation>
    </message>
    <message>
        <source>The logits of this sample</source>
        <translation>이 표본의 로짓</translation>
    </message>
    <message>
        <source>The same differences, with 1,000 as the largest logit</source>
        <translation>차이는 그대로 두고 가장 큰 로짓을 1,000으로 합니다</translation>
    </message>
    <message>
        <source>What is subtracted before exp. It changes nothing in the result; only too small, exp overflows.</source>
        <translation>exp 앞에서 빼는 상수입니다. 결과는 바뀌지 않지만, 너무 작으면 exp가 오버플로합니다.</translation>
    </message>
    <message>
        <source>a − c</source>
        <translation>a − c</translation>
    </message>
    <message>
        <source>exp overflows beyond {limit} in {precision}.</source>
        <translation>exp는 {precision}에서 {limit}보다 크면 오버플로합니다.</translation>
    </message>
    <message>
        <source>exp(a − c)</source>
        <translation>exp(a − c)</translation>
    </message>
    <message>
        <source>logits of 1,000</source>
        <translation>로짓 1,000</translation>
    </message>
    <message>
        <source>naive: exp(a)</source>
        <translation>그대로: exp(a)</translation>
    </message>
    <message>
        <source>these logits</source>
        <translation>이 로짓</translation>
    </message>
</context>
<context>
    <name>Stages</name>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Descent</source>
        <translation>하강</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>그리기</translation>
    </message>
    <message>
        <source>Draw a digit for the network to read</source>
        <translation>숫자를 그리면 신경망이 읽습니다</translation>
    </message>
    <message>
        <source>From a slope to the way down a surface</source>
        <translation>접선의 기울기에서 곡면을 내려가는 길까지</translation>
    </message>
    <message>
        <source>Inside</source>
        <translation>속보기</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Networks that differ in one thing, side by side</source>
        <translation>한 가지만 다른 신경망을 나란히</translation>
    </message>
    <message>
        <source>One training step, move by move</source>
        <translation>학습 스텝 하나를 한 동작씩 봅니다</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>The layer stack as a graph</source>
        <translation>쌓아 올린 계층을 그래프로 봅니다</translation>
    </message>
    <message>
        <source>What the network answers</source>
        <translation>신경망의 답을 봅니다</translation>
    </message>
</context>
<context>
    <name>Standstill</name>
    <message>
        <source>Examples are being made for this network.</source>
        <translation>이 신경망이 쓸 데이터를 만드는 중입니다.</translation>
    </message>
    <message>
        <source>Paint points</source>
        <translation>점 찍기</translation>
    </message>
</context>
<context>
    <name>SurfacePanel</name>
    <message>
        <source>Gradient</source>
        <translation>기울기 계산 방법</translation>
    </message>
    <message>
        <source>How far differences look. Smaller: closer to the slope, until rounding swallows it.</source>
        <translation>차분을 얼마나 떨어진 곳에서 잴지 정합니다. 작을수록 정확하지만 너무 작으면 반올림 오차에 묻힙니다.</translation>
    </message>
    <message>
        <source>How ∇f is found at each step.</source>
        <translation>스텝마다 ∇f를 구하는 방법입니다.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>출발점</translation>
    </message>
    <message>
        <source>Start x₀</source>
        <translation>출발점 x₀</translation>
    </message>
    <message>
        <source>Start x₁</source>
        <translation>출발점 x₁</translation>
    </message>
    <message>
        <source>Surface</source>
        <translation>곡면</translation>
    </message>
    <message>
        <source>The function whose lowest place is looked for.</source>
        <translation>가장 낮은 곳을 찾을 함수입니다.</translation>
    </message>
    <message>
        <source>What runners go down on</source>
        <translation>주자가 내려갈 곡면</translation>
    </message>
    <message>
        <source>Where all runners begin. It can be dragged on the map, or clicked there.</source>
        <translation>모든 주자가 출발하는 곳입니다. 지도에서 끌거나 클릭해 정할 수 있습니다.</translation>
    </message>
    <message>
        <source>f(x₀, x₁)</source>
        <translation>f(x₀, x₁)</translation>
    </message>
    <message>
        <source>h</source>
        <translation>h</translation>
    </message>
</context>
<context>
    <name>SweepView</name>
    <message>
        <source>Accuracy along one weight</source>
        <translation>가중치 하나에 따른 정확도</translation>
    </message>
    <message>
        <source>Loss along one weight</source>
        <translation>가중치 하나에 따른 손실</translation>
    </message>
    <message>
        <source>Of {gaps} small moves of the weight, {losses} change the loss and none accuracy: here its slope is 0 all over, and gradient descent would not know which way to go. That is why training follows the loss.</source>
        <translation>가중치를 조금씩 {gaps}번 옮기는 동안 손실은 {losses}번 바뀌지만 정확도는 한 번도 바뀌지 않습니다. 여기서는 정확도의 미분값이 어디서나 0이라 경사 하강법이 어느 쪽으로 갈지 알 수 없습니다. 그래서 학습은 손실을 따릅니다.</translation>
    </message>
    <message>
        <source>Of {gaps} small moves of the weight, {losses} change the loss but only {stairs} accuracy, each by 1/{samples} or a multiple: it moves in stairs. On a stair the slope is 0, and gradient descent would not know which way to go. That is why training follows the loss.</source>
        <translation>가중치를 조금씩 {gaps}번 옮기는 동안 손실은 {losses}번 바뀌지만 정확도는 {stairs}번만, 그것도 1/{samples}의 배수만큼 바뀝니다. 정확도는 계단처럼 움직입니다. 계단 위에서는 미분값이 0이라 경사 하강법이 어느 쪽으로 갈지 알 수 없습니다. 그래서 학습은 손실을 따릅니다.</translation>
    </message>
    <message>
        <source>R²</source>
        <translation>R²</translation>
    </message>
    <message>
        <source>These data have no classes: R² moves as smoothly as the loss. With classes, accuracy would move in stairs.</source>
        <translation>이 데이터에는 클래스가 없어 R²도 손실처럼 매끄럽게 움직입니다. 클래스가 있으면 정확도가 계단처럼 움직입니다.</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>copy of step {n}</source>
        <translation>스텝 {n}의 사본</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>on the test data</source>
        <translation>시험 데이터</translation>
    </message>
    <message>
        <source>on the training data</source>
        <translation>훈련 데이터</translation>
    </message>
    <message>
        <source>{losses} of {gaps} small moves of the weight change the loss: behind the step function it moves in stairs. On a stair the slope is 0, and gradient descent does not know which way to go. That is why networks that learn have other activations.</source>
        <translation>가중치를 조금씩 {gaps}번 옮기는 동안 손실은 {losses}번 바뀝니다. 계단 함수 앞에서는 손실도 계단처럼 움직입니다. 계단 위에서는 미분값이 0이라 경사 하강법이 어느 쪽으로 갈지 알 수 없습니다. 그래서 학습하는 신경망은 다른 활성화 함수를 씁니다.</translation>
    </message>
    <message>
        <source>{weight} now</source>
        <translation>지금의 {weight}</translation>
    </message>
</context>
<context>
    <name>TableColumns</name>
    <message>
        <source>First values</source>
        <translation>처음 값</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>내용</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>빠짐</translation>
    </message>
    <message>
        <source>Tick the columns that the network is given</source>
        <translation>신경망에 입력할 열에 표시하세요</translation>
    </message>
    <message>
        <source>column {k}</source>
        <translation>{k}번 열</translation>
    </message>
    <message>
        <source>different texts: {n}</source>
        <translation>문자 값 {n}가지</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>수</translation>
    </message>
    <message>
        <source>row numbers</source>
        <translation>행 번호</translation>
    </message>
    <message>
        <source>to be found out</source>
        <translation>예측할 값</translation>
    </message>
</context>
<context>
    <name>TableDialog</name>
    <message>
        <source>A number</source>
        <translation>수치</translation>
    </message>
    <message>
        <source>About {rows} rows of data, {columns} columns. Tick what the network is given.</source>
        <translation>데이터 약 {rows}행, {columns}열. 신경망에 입력할 열에 표시하세요.</translation>
    </message>
    <message>
        <source>As</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>열</translation>
    </message>
    <message>
        <source>Each different value is a class (classification)</source>
        <translation>서로 다른 값마다 클래스 하나(분류)</translation>
    </message>
    <message>
        <source>Each text of {columns} becomes an input of its own, 0 or 1.</source>
        <translation>{columns}: 문자 값마다 0 또는 1인 입력 하나가 됩니다(원-핫 인코딩).</translation>
    </message>
    <message>
        <source>First line holds names</source>
        <translation>첫 줄은 열 이름</translation>
    </message>
    <message>
        <source>How much has been read</source>
        <translation>읽은 양</translation>
    </message>
    <message>
        <source>Inputs are brought to mean 0 and standard deviation 1.</source>
        <translation>입력은 평균 0, 표준편차 1로 정규화합니다.</translation>
    </message>
    <message>
        <source>Leave everything as it is</source>
        <translation>아무것도 바꾸지 않습니다</translation>
    </message>
    <message>
        <source>Of a number its mean, of a text no category at all</source>
        <translation>수는 평균으로, 문자는 어느 범주도 아닌 것으로</translation>
    </message>
    <message>
        <source>Only rows with all their values are used</source>
        <translation>값이 모두 있는 행만 씁니다</translation>
    </message>
    <message>
        <source>Read a table</source>
        <translation>표 읽기</translation>
    </message>
    <message>
        <source>Read all of it and start a new run</source>
        <translation>전부 읽고 학습을 새로 시작합니다</translation>
    </message>
    <message>
        <source>Rows without a value in “{target}” are left out.</source>
        <translation>“{target}” 값이 없는 행은 뺍니다.</translation>
    </message>
    <message>
        <source>So is the number to be found out.</source>
        <translation>예측할 수치도 그렇게 합니다.</translation>
    </message>
    <message>
        <source>The column that the network shall answer with</source>
        <translation>신경망이 예측할 열</translation>
    </message>
    <message>
        <source>The value is a quantity (regression)</source>
        <translation>값이 양을 나타냅니다(회귀)</translation>
    </message>
    <message>
        <source>Tick the columns that the network is given</source>
        <translation>신경망에 입력할 열에 표시하세요</translation>
    </message>
    <message>
        <source>To be found out</source>
        <translation>예측할 열</translation>
    </message>
    <message>
        <source>Use this table</source>
        <translation>이 표 쓰기</translation>
    </message>
    <message>
        <source>What is no number in {columns} counts as missing.</source>
        <translation>{columns}: 수가 아닌 값은 빠진 값으로 봅니다.</translation>
    </message>
    <message>
        <source>Where a value is missing</source>
        <translation>값이 없으면</translation>
    </message>
    <message>
        <source>Whether the first line says what the columns are called</source>
        <translation>첫 줄에 열의 이름이 적혀 있는지 여부</translation>
    </message>
    <message>
        <source>leave the row out</source>
        <translation>행 빼기</translation>
    </message>
    <message>
        <source>take the mean</source>
        <translation>평균 쓰기</translation>
    </message>
    <message>
        <source>{columns} never varies: instead it is always 0.</source>
        <translation>{columns}: 값이 모두 같으므로 대신 늘 0이 됩니다.</translation>
    </message>
    <message>
        <source>{rows} rows of data, {columns} columns. Tick what the network is given.</source>
        <translation>데이터 {rows}행, {columns}열. 신경망에 입력할 열에 표시하세요.</translation>
    </message>
</context>
<context>
    <name>TeachBox</name>
    <message>
        <source>A test image, a {digit}, is not for teaching.</source>
        <translation>시험 이미지(정답 {digit})는 가르치지 않습니다.</translation>
    </message>
    <message>
        <source>It was the digit {digit}</source>
        <translation>정답은 {digit}</translation>
    </message>
    <message>
        <source>It was the digit {digit}: the drawing joins the training data, and the next steps learn it.</source>
        <translation>정답은 {digit}: 그림이 훈련 데이터에 들어가고 다음 스텝부터 배웁니다.</translation>
    </message>
    <message>
        <source>Kept as {digit}: the next steps learn it.</source>
        <translation>정답 {digit}: 저장했습니다. 다음 스텝부터 배웁니다.</translation>
    </message>
    <message>
        <source>Wrong? Tell it</source>
        <translation>틀렸나요? 알려 주세요</translation>
    </message>
    <message>
        <source>{most} drawings are the most: remove some first.</source>
        <translation>그림은 최대 {most}장까지입니다. 먼저 몇 장을 지우세요.</translation>
    </message>
</context>
<context>
    <name>TerrainView</name>
    <message>
        <source>click: put the network here</source>
        <translation>클릭: 신경망을 여기에 놓기</translation>
    </message>
    <message>
        <source>loss {loss}</source>
        <translation>손실 {loss}</translation>
    </message>
</context>
<context>
    <name>TestImages</name>
    <message>
        <source>Images before these</source>
        <translation>앞의 이미지</translation>
    </message>
    <message>
        <source>More images</source>
        <translation>다음 이미지</translation>
    </message>
    <message>
        <source>Read as {said}, but it is a {label}</source>
        <translation>예측: {said} (틀림, 정답은 {label})</translation>
    </message>
    <message>
        <source>Read as {said}: right</source>
        <translation>예측: {said} (맞음)</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>시험 이미지</translation>
    </message>
    <message>
        <source>Test images {first}–{last} of {count}</source>
        <translation>시험 이미지 {count}장 중 {first}–{last}</translation>
    </message>
    <message>
        <source>The chosen image</source>
        <translation>고른 이미지</translation>
    </message>
    <message>
        <source>The chosen image; arrow keys go from pixel to pixel</source>
        <translation>고른 이미지, 화살표 키로 픽셀 사이를 이동</translation>
    </message>
    <message>
        <source>This is a {label}</source>
        <translation>정답: {label}</translation>
    </message>
    <message>
        <source>What the network answers</source>
        <translation>신경망의 답</translation>
    </message>
    <message>
        <source>What the network reads in each image it has never seen</source>
        <translation>학습하지 않은 이미지를 신경망이 어떻게 읽는지 보여 줍니다</translation>
    </message>
    <message>
        <source>row {row}, column {column}: {value}</source>
        <translation>{row}행 {column}열: {value}</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Drag to any earlier step; training can go on from there (←, Home).</source>
        <translation>끌어서 지난 스텝으로 돌아갑니다. 거기서부터 다시 학습할 수 있습니다 (←, Home).</translation>
    </message>
    <message>
        <source>Drop {branch}</source>
        <translation>{branch} 지우기</translation>
    </message>
    <message>
        <source>Go back, and train on from there: what came after stays as a branch, faint in the plots.</source>
        <translation>지난 스텝으로 돌아가 다시 학습하면, 그 뒤의 곡선이 갈래로 남아 그래프에 흐리게 보입니다.</translation>
    </message>
    <message>
        <source>Go to the lowest loss, keep or drop branches, and how much memory the way back may take</source>
        <translation>손실이 가장 낮은 곳으로 가거나, 갈래를 남기거나 지우고, 되돌아가기에 쓸 메모리를 정합니다</translation>
    </message>
    <message>
        <source>Go to the lowest test loss</source>
        <translation>시험 손실이 가장 낮은 곳으로</translation>
    </message>
    <message>
        <source>Go to the lowest training loss</source>
        <translation>훈련 손실이 가장 낮은 곳으로</translation>
    </message>
    <message>
        <source>Its curves go from the plots.</source>
        <translation>갈래의 곡선이 그래프에서 사라집니다.</translation>
    </message>
    <message>
        <source>Its curves stay in the plots after the run has passed its end. At most {n} are kept.</source>
        <translation>학습이 갈래의 끝을 지나도 곡선이 그래프에 남습니다. 최대 {n}개까지 남길 수 있습니다.</translation>
    </message>
    <message>
        <source>Keep {branch}</source>
        <translation>{branch} 남기기</translation>
    </message>
    <message>
        <source>Lowest losses, branches and memory</source>
        <translation>가장 낮은 손실, 갈래, 메모리</translation>
    </message>
    <message>
        <source>Memory for going back: {used} of {budget} MB in use</source>
        <translation>되돌아가기 메모리: {budget} MB 중 {used} MB 사용</translation>
    </message>
    <message>
        <source>More: earlier steps are reached more quickly in very long runs.</source>
        <translation>클수록 아주 긴 학습에서 지난 스텝으로 더 빨리 돌아갑니다.</translation>
    </message>
    <message>
        <source>No branches</source>
        <translation>갈래 없음</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>타임라인</translation>
    </message>
    <message>
        <source>Where it is best at examples that it has not seen; where the loss grows after that, it overfits.</source>
        <translation>본 적 없는 데이터를 가장 잘 맞히는 곳입니다. 그 뒤로 시험 손실이 커지면 오버피팅입니다.</translation>
    </message>
    <message>
        <source>Where the training examples fit best.</source>
        <translation>훈련 데이터를 가장 잘 맞히는 곳입니다.</translation>
    </message>
    <message>
        <source>move {done} of {all}</source>
        <translation>동작 {done} / {all}</translation>
    </message>
    <message>
        <source>network put elsewhere</source>
        <translation>신경망을 다른 자리에 놓음</translation>
    </message>
    <message>
        <source>step {n}</source>
        <translation>스텝 {n}</translation>
    </message>
    <message>
        <source>step {step} of {end}</source>
        <translation>스텝 {step} / {end}</translation>
    </message>
    <message>
        <source>step {step} of {end} · epoch {epoch}</source>
        <translation>스텝 {step} / {end} · 에폭 {epoch}</translation>
    </message>
    <message>
        <source>step {step} · epoch {epoch}</source>
        <translation>스텝 {step} · 에폭 {epoch}</translation>
    </message>
    <message>
        <source>{n} MB</source>
        <translation>{n} MB</translation>
    </message>
    <message>
        <source>{what} (step {n})</source>
        <translation>{what} (스텝 {n})</translation>
    </message>
    <message>
        <source>{what} at step {n}</source>
        <translation>스텝 {n}: {what}</translation>
    </message>
    <message>
        <source>{what} at steps {n} to {last}</source>
        <translation>스텝 {n}–{last}: {what}</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Back one training step (←)</source>
        <translation>한 스텝 뒤로 돌아갑니다 (←)</translation>
    </message>
    <message>
        <source>Back to what was chosen at step {n}: {what}</source>
        <translation>스텝 {n}에서 고른 값으로 돌아왔습니다: {what}</translation>
    </message>
    <message>
        <source>Begin anew, from the same initial weights (Ctrl+R)</source>
        <translation>같은 가중치 초깃값으로 처음부터 다시 시작합니다 (Ctrl+R)</translation>
    </message>
    <message>
        <source>Change it here, too</source>
        <translation>여기서도 바꾸기</translation>
    </message>
    <message>
        <source>Diverged at step {n}. {why}</source>
        <translation>스텝 {n}에서 발산했습니다. {why}</translation>
    </message>
    <message>
        <source>Diverged at step {n}: the loss is no longer a number.</source>
        <translation>스텝 {n}에서 발산했습니다. 손실이 더는 수가 아닙니다.</translation>
    </message>
    <message>
        <source>Diverged at step {n}: the loss is no longer a number. {why}</source>
        <translation>스텝 {n}에서 발산했습니다. 손실이 더는 수가 아닙니다. {why}</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>되돌아가기</translation>
    </message>
    <message>
        <source>Going back: {done} of {total} steps</source>
        <translation>되돌아가는 중: {total}스텝 중 {done}</translation>
    </message>
    <message>
        <source>How far it has come</source>
        <translation>진행 정도</translation>
    </message>
    <message>
        <source>How good the answers are on the whole test part</source>
        <translation>시험 데이터 전체에서 얼마나 잘 맞히는지 나타냅니다</translation>
    </message>
    <message>
        <source>How many training steps a second are really done</source>
        <translation>1초에 실제로 나아간 스텝 수입니다</translation>
    </message>
    <message>
        <source>Into a training step: begin one, or do its next move (↓)</source>
        <translation>학습 스텝 안으로 들어가거나 다음 동작을 합니다 (↓)</translation>
    </message>
    <message>
        <source>Its first loss was huge already: initial weights (or inputs) are too large.</source>
        <translation>첫 손실부터 매우 컸습니다. 가중치 초깃값(또는 입력)이 너무 큽니다.</translation>
    </message>
    <message>
        <source>Lowest loss: step {n}</source>
        <translation>최저 손실: 스텝 {n}</translation>
    </message>
    <message>
        <source>Making examples: {done} of {total}</source>
        <translation>데이터 만드는 중: {total}개 중 {done}개</translation>
    </message>
    <message>
        <source>Numerical gradient: {done} of {total} parameters</source>
        <translation>수치 미분: 매개변수 {total}개 중 {done}개</translation>
    </message>
    <message>
        <source>Often the learning rate is too high.</source>
        <translation>대개 학습률이 너무 클 때 일어납니다.</translation>
    </message>
    <message>
        <source>One epoch</source>
        <translation>한 에폭 앞으로</translation>
    </message>
    <message>
        <source>One training step (→)</source>
        <translation>한 스텝 나아갑니다 (→)</translation>
    </message>
    <message>
        <source>Something went wrong in the training. Press reset to begin anew.</source>
        <translation>학습 중에 오류가 생겼습니다. ‘초기화’를 눌러 다시 시작하세요.</translation>
    </message>
    <message>
        <source>The loss on up to 1,000 training examples</source>
        <translation>훈련 데이터 최대 1,000개로 잰 손실입니다</translation>
    </message>
    <message>
        <source>Train to the end of this epoch (Shift+→)</source>
        <translation>이번 에폭이 끝날 때까지 학습합니다 (Shift+→)</translation>
    </message>
    <message>
        <source>Train, or pause (Space)</source>
        <translation>학습을 시작하거나 멈춥니다 (Space)</translation>
    </message>
    <message>
        <source>Training steps a second. Slower: easier to follow.</source>
        <translation>초당 스텝 수입니다. 느릴수록 따라가기 쉽습니다.</translation>
    </message>
    <message>
        <source>epoch</source>
        <translation>에폭</translation>
    </message>
    <message>
        <source>steps / s</source>
        <translation>스텝/초</translation>
    </message>
    <message>
        <source>test R²</source>
        <translation>시험 R²</translation>
    </message>
    <message>
        <source>test accuracy</source>
        <translation>시험 정확도</translation>
    </message>
    <message>
        <source>training loss</source>
        <translation>훈련 손실</translation>
    </message>
</context>
<context>
    <name>TrialCard</name>
    <message>
        <source>A moved value is written into the array of the network itself.</source>
        <translation>조금 옮긴 값을 신경망의 배열 자체에 씁니다.</translation>
    </message>
    <message>
        <source>Click a move to go to it</source>
        <translation>동작을 클릭하면 그리로 갑니다</translation>
    </message>
    <message>
        <source>For the whole gradient the book&apos;s way takes {n} evaluations of the loss, each step.</source>
        <translation>책의 방법으로 전체 기울기를 구하려면 스텝마다 손실을 {n}번 계산해야 합니다.</translation>
    </message>
    <message>
        <source>How much the loss changed, by how far the parameter was moved.</source>
        <translation>손실이 변한 양을 매개변수를 옮긴 거리로 나눕니다.</translation>
    </message>
    <message>
        <source>L() takes no argument: it reads the same array, and so it sees what was moved.</source>
        <translation>L()은 인수를 쓰지 않습니다. 같은 배열을 읽으므로 옮긴 값이 그대로 보입니다.</translation>
    </message>
    <message>
        <source>Moves of one parameter</source>
        <translation>매개변수 하나의 동작</translation>
    </message>
    <message>
        <source>One move of this parameter back</source>
        <translation>이 매개변수의 동작 하나를 되돌립니다</translation>
    </message>
    <message>
        <source>The loss as it is: found once, for all parameters.</source>
        <translation>지금 그대로의 손실입니다. 모든 매개변수에 한 번만 구합니다.</translation>
    </message>
    <message>
        <source>The move of this parameter before</source>
        <translation>이 매개변수의 이전 동작</translation>
    </message>
    <message>
        <source>The next move of this parameter</source>
        <translation>이 매개변수의 다음 동작</translation>
    </message>
    <message>
        <source>The value is kept, to be put back.</source>
        <translation>나중에 되돌리려고 값을 따로 둡니다.</translation>
    </message>
    <message>
        <source>The value is put back: the network is what it was.</source>
        <translation>값을 되돌립니다. 신경망은 원래대로입니다.</translation>
    </message>
    <message>
        <source>w = {name}, h = {h}</source>
        <translation>w = {name}, h = {h}</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>It answers while you draw.</source>
        <translation>그리는 동안 바로 답합니다.</translation>
    </message>
    <message>
        <source>It reads a {digit}: {share}</source>
        <translation>예측: {digit} ({share})</translation>
    </message>
    <message>
        <source>Logits</source>
        <translation>로짓</translation>
    </message>
    <message>
        <source>Logits. The winner is the same.</source>
        <translation>로짓입니다. 가장 큰 답은 같습니다.</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>Probabilities</source>
        <translation>확률</translation>
    </message>
    <message>
        <source>What goes into softmax, which turns it into probabilities</source>
        <translation>소프트맥스를 거쳐 확률이 될 값</translation>
    </message>
    <message>
        <source>What goes into the activation of the output layer</source>
        <translation>출력층의 활성화 함수로 들어가는 값</translation>
    </message>
    <message>
        <source>What the bars show</source>
        <translation>막대가 나타내는 것</translation>
    </message>
    <message>
        <source>What the network reads</source>
        <translation>신경망이 읽은 것</translation>
    </message>
    <message>
        <source>What the output layer answers</source>
        <translation>출력층이 내놓는 값</translation>
    </message>
    <message>
        <source>no other guess</source>
        <translation>다른 후보 없음</translation>
    </message>
    <message>
        <source>or {guesses}</source>
        <translation>다음 후보: {guesses}</translation>
    </message>
</context>
<context>
    <name>WeightPanel</name>
    <message>
        <source>Coarse first, then finer</source>
        <translation>성기게 먼저, 그다음 촘촘하게</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>How far to each side. Larger: more is seen, in less detail.</source>
        <translation>양쪽으로 얼마나 멀리 볼지 정합니다. 클수록 넓게 보이지만 덜 자세합니다.</translation>
    </message>
    <message>
        <source>Its central difference there with h = 1e-4: 0 on a stair</source>
        <translation>그곳에서 h = 1e-4로 구한 중심 차분. 계단 위에서는 0입니다</translation>
    </message>
    <message>
        <source>Its central difference there, h being the distance of two places</source>
        <translation>그곳의 중심 차분. h는 이웃한 두 곳의 거리입니다</translation>
    </message>
    <message>
        <source>Loss and accuracy while this weight changes and all others stay as they are</source>
        <translation>이 가중치만 바뀌고 나머지는 그대로일 때의 손실과 정확도</translation>
    </message>
    <message>
        <source>One weight of your network</source>
        <translation>내 신경망의 가중치 하나</translation>
    </message>
    <message>
        <source>Range ±</source>
        <translation>범위 ±</translation>
    </message>
    <message>
        <source>Take the weight that is largest by now, whatever its sign; it stays the same while it trains</source>
        <translation>부호에 상관없이 지금 가장 큰 가중치를 고릅니다. 학습하는 동안 그 가중치가 유지됩니다</translation>
    </message>
    <message>
        <source>The loss there</source>
        <translation>그곳의 손실</translation>
    </message>
    <message>
        <source>The share of right answers there; without classes R²</source>
        <translation>그곳에서 맞힌 비율. 클래스가 없으면 R²</translation>
    </message>
    <message>
        <source>The strongest of all</source>
        <translation>가장 큰 가중치로</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>What the network has never seen</source>
        <translation>신경망이 본 적 없는 데이터</translation>
    </message>
    <message>
        <source>What the network learns from</source>
        <translation>신경망이 배우는 데이터</translation>
    </message>
    <message>
        <source>Where the weight is</source>
        <translation>지금 가중치의 값</translation>
    </message>
    <message>
        <source>Which examples are evaluated, up to 1,000.</source>
        <translation>평가할 데이터입니다. 1,000개까지 씁니다.</translation>
    </message>
    <message>
        <source>Which weight or bias changes; of another layer the strongest is taken first.</source>
        <translation>어느 가중치나 편향을 바꿀지 고릅니다. 다른 계층을 고르면 그중 가장 큰 것부터 봅니다.</translation>
    </message>
    <message>
        <source>While it trains, the curves are of a frozen copy, made anew every few seconds</source>
        <translation>학습하는 동안 이 곡선은 몇 초마다 새로 만드는 사본의 것입니다</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>evaluated</source>
        <translation>계산한 비율</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>network at step</source>
        <translation>신경망의 스텝</translation>
    </message>
    <message>
        <source>slope of accuracy</source>
        <translation>정확도의 미분값</translation>
    </message>
    <message>
        <source>slope of the loss</source>
        <translation>손실의 미분값</translation>
    </message>
    <message>
        <source>test data</source>
        <translation>시험 데이터</translation>
    </message>
    <message>
        <source>training data</source>
        <translation>훈련 데이터</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>가중치</translation>
    </message>
</context>
<context>
    <name>WeightsDialog</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>From a file …</source>
        <translation>파일에서 …</translation>
    </message>
    <message>
        <source>Give weights</source>
        <translation>가중치 입력</translation>
    </message>
    <message>
        <source>Leave everything as it is</source>
        <translation>아무것도 바꾸지 않습니다</translation>
    </message>
    <message>
        <source>NumPy archives (*.npz)</source>
        <translation>NumPy 압축 파일 (*.npz)</translation>
    </message>
    <message>
        <source>Only numbers are read; nothing of it is run</source>
        <translation>숫자만 읽으며, 코드로 실행하지 않습니다</translation>
    </message>
    <message>
        <source>Put in the 2-3-2-2 network of chapter 3.4: sigmoid, identity at the end, plain inputs</source>
        <translation>3.4절의 2-3-2-2 신경망을 넣습니다.
시그모이드를 쓰고 출력은 항등 함수이며 입력은 그대로 씁니다</translation>
    </message>
    <message>
        <source>Start a new run from these values</source>
        <translation>이 값으로 학습을 새로 시작합니다</translation>
    </message>
    <message>
        <source>Take W1, b1, … from an .npz file, as numpy.savez makes it</source>
        <translation>numpy.savez로 저장한 .npz 파일에서 W1, b1 등을 가져옵니다</translation>
    </message>
    <message>
        <source>Take weights from a file</source>
        <translation>파일에서 가중치 가져오기</translation>
    </message>
    <message>
        <source>The book&apos;s network</source>
        <translation>책의 신경망</translation>
    </message>
    <message>
        <source>This is your network as it is now: change single values, or paste others over all of it.</source>
        <translation>지금 신경망의 값입니다. 일부를 고치거나, 모두 지우고 다른 값을 붙여 넣으세요.</translation>
    </message>
    <message>
        <source>Type or paste W1, b1, W2, b2 … as in the book. The layers follow; biases left out are 0.</source>
        <translation>W1, b1, W2, b2 …를 책에서처럼 입력하거나 붙여 넣으세요. 계층은 값에 맞춰지고, 생략한 편향은 0이 됩니다.</translation>
    </message>
    <message>
        <source>Use these</source>
        <translation>이 값 쓰기</translation>
    </message>
    <message>
        <source>Weights and biases</source>
        <translation>가중치와 편향</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>(L(w + h) − L(w − h)) / 2h for every parameter. Slow, but needs no calculus.</source>
        <translation>매개변수마다 (L(w + h) − L(w − h)) / 2h를 계산합니다. 느리지만 식을 미분할 필요가 없습니다.</translation>
    </message>
    <message>
        <source>(L(w + h) − L(w)) / h for every parameter. Less exact.</source>
        <translation>매개변수마다 (L(w + h) − L(w)) / h를 계산합니다. 중심 차분보다 오차가 큽니다.</translation>
    </message>
    <message>
        <source>0 once the right class leads by 1. For plain scores, with identity.</source>
        <translation>정답 클래스가 1만큼 앞서면 0입니다. 항등 함수가 내는 점수에 씁니다.</translation>
    </message>
    <message>
        <source>1 where both inputs are 1</source>
        <translation>두 입력이 모두 1일 때만 1</translation>
    </message>
    <message>
        <source>1 where either input is 1, or both are</source>
        <translation>입력 가운데 하나라도 1이면 1</translation>
    </message>
    <message>
        <source>1 where one input is 1 and the other is not: too much for one line</source>
        <translation>두 입력 가운데 하나만 1일 때 1: 직선 하나로는 나눌 수 없음</translation>
    </message>
    <message>
        <source>70,000 digits written by real people, fetched once from the internet</source>
        <translation>사람들이 직접 쓴 숫자 70,000개, 인터넷에서 한 번 내려받음</translation>
    </message>
    <message>
        <source>70,000 images of clothes of ten kinds, fetched from the internet</source>
        <translation>열 가지 옷의 이미지 70,000장, 인터넷에서 내려받음</translation>
    </message>
    <message>
        <source>A batch of {batch_size} takes too much memory in this network.</source>
        <translation>이 신경망에서 배치 크기 {batch_size}에는 메모리가 너무 많이 듭니다.</translation>
    </message>
    <message>
        <source>A bracket that line {line} opens is not closed.</source>
        <translation>{line}번 줄에서 연 괄호를 닫지 않았습니다.</translation>
    </message>
    <message>
        <source>A disc inside a ring</source>
        <translation>고리에 둘러싸인 원판</translation>
    </message>
    <message>
        <source>A number can&apos;t go on with “{found}”.</source>
        <translation>숫자 뒤에 “{found}” 기호가 이어질 수 없습니다.</translation>
    </message>
    <message>
        <source>A number or a variable is missing here.</source>
        <translation>여기에 숫자나 변수가 빠졌습니다.</translation>
    </message>
    <message>
        <source>A program takes no differences where dropout or batch normalization is. Choose backpropagation first.</source>
        <translation>드롭아웃이나 배치 정규화가 있으면 프로그램에서 차분을 쓸 수 없습니다. 먼저 오차역전파법을 고르세요.</translation>
    </message>
    <message>
        <source>A sign is missing before “{found}”: one of {right}.</source>
        <translation>“{found}” 앞에 기호가 빠졌습니다. 다음 중 하나를 쓰세요: {right}.</translation>
    </message>
    <message>
        <source>A step straight down the gradient: W ← W − η ∂L/∂W.</source>
        <translation>기울기의 반대 방향으로 곧장 나아갑니다: W ← W − η ∂L/∂W.</translation>
    </message>
    <message>
        <source>AND gate</source>
        <translation>AND 게이트</translation>
    </message>
    <message>
        <source>About 16 digits.</source>
        <translation>유효 숫자 약 16자리입니다.</translation>
    </message>
    <message>
        <source>About 7 digits; up to twice as fast in large networks.</source>
        <translation>유효 숫자 약 7자리이며, 큰 신경망에서는 두 배쯤 빠릅니다.</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>AdaGrad</source>
        <translation>AdaGrad</translation>
    </message>
    <message>
        <source>AdaGrad that forgets what is long past.</source>
        <translation>먼 과거의 기울기를 서서히 잊는 AdaGrad입니다.</translation>
    </message>
    <message>
        <source>AdaGrad: h adds up squared gradients, and parameters that have moved much move less.</source>
        <translation>AdaGrad입니다. h에 기울기의 제곱이 쌓여, 많이 움직인 매개변수는 덜 움직입니다.</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>Adam with weight decay of its own, which gradients do not change.</source>
        <translation>기울기와 상관없이 가중치를 따로 줄이는 Adam입니다.</translation>
    </message>
    <message>
        <source>Adam: running means of the gradient (m) and its square (v), both corrected for having begun at 0.</source>
        <translation>Adam입니다. 기울기의 이동 평균 m과 제곱의 이동 평균 v를 쓰고, 0에서 시작한 만큼 바로잡습니다.</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>AdamW: weights decay a little first, then comes Adam.</source>
        <translation>AdamW입니다. 먼저 가중치를 조금 감소시키고 나서 Adam을 적용합니다.</translation>
    </message>
    <message>
        <source>After how many steps the factor γ is reached. More: falls more slowly.</source>
        <translation>몇 스텝 만에 γ배가 되는지입니다. 클수록 천천히 줄어듭니다.</translation>
    </message>
    <message>
        <source>After how many steps the rate is at its lowest. More: falls more slowly.</source>
        <translation>몇 스텝 만에 학습률이 가장 낮아지는지입니다. 클수록 천천히 줄어듭니다.</translation>
    </message>
    <message>
        <source>All points are of one class: there is nothing to tell apart. Paint another one.</source>
        <translation>점이 모두 한 클래스라서 가려낼 것이 없습니다. 다른 클래스의 점도 찍어 보세요.</translation>
    </message>
    <message>
        <source>All weights 0: the neurons of a layer stay equal for ever.</source>
        <translation>가중치가 모두 0이면 한 계층의 뉴런들이 끝까지 똑같은 값을 갖습니다.</translation>
    </message>
    <message>
        <source>An image of {shape} comes in here, but {layer} needs its values in a row.</source>
        <translation>여기에는 {shape} 이미지가 들어오지만, 이 계층({layer})에는 값이 한 줄로 들어와야 합니다.</translation>
    </message>
    <message>
        <source>Another window of Nori is fetching already.</source>
        <translation>다른 Nori 창에서 이미 내려받고 있습니다.</translation>
    </message>
    <message>
        <source>Average pooling</source>
        <translation>평균 풀링</translation>
    </message>
    <message>
        <source>Batch normalization</source>
        <translation>배치 정규화</translation>
    </message>
    <message>
        <source>Batch normalization makes β of any single example, so with batches of one nothing is learned from them.</source>
        <translation>데이터가 하나뿐인 배치를 정규화하면 무엇이든 β가 되므로, 데이터에서 아무것도 배우지 못합니다.</translation>
    </message>
    <message>
        <source>Bumpy</source>
        <translation>굴곡</translation>
    </message>
    <message>
        <source>Chain rule through softmax, whose outputs all depend on all inputs.</source>
        <translation>소프트맥스를 지나는 연쇄법칙입니다. 모든 출력이 모든 입력에 달려 있습니다.</translation>
    </message>
    <message>
        <source>Chain rule: the gradient times the slope of the activation at each place.</source>
        <translation>연쇄법칙에 따라 기울기에 그 자리에서의 활성화 함수의 미분값을 곱합니다.</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>채널</translation>
    </message>
    <message>
        <source>Character {n}: {why}</source>
        <translation>글자 {n}: {why}</translation>
    </message>
    <message>
        <source>Choose at least one column as an input.</source>
        <translation>입력할 열을 하나 이상 고르세요.</translation>
    </message>
    <message>
        <source>Choose two IDX files, images and labels, or four, for training and test: these are {name}.</source>
        <translation>IDX 파일 두 개(이미지와 레이블) 또는 훈련용과 시험용으로 네 개를 고르세요. 고른 것: {name}.</translation>
    </message>
    <message>
        <source>Circle</source>
        <translation>원</translation>
    </message>
    <message>
        <source>Clouds</source>
        <translation>구름</translation>
    </message>
    <message>
        <source>Conv</source>
        <translation>합성곱</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>합성곱</translation>
    </message>
    <message>
        <source>Decay ρ</source>
        <translation>감쇠율 ρ</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>완전연결</translation>
    </message>
    <message>
        <source>Digits</source>
        <translation>손글씨</translation>
    </message>
    <message>
        <source>Directions at right angles: nothing fades or grows on its way through many layers.</source>
        <translation>서로 직교하는 방향입니다. 여러 계층을 지나도 신호가 줄거나 커지지 않습니다.</translation>
    </message>
    <message>
        <source>Draw them at random</source>
        <translation>무작위로 다시 뽑기</translation>
    </message>
    <message>
        <source>Draw them instead</source>
        <translation>무작위로 뽑기</translation>
    </message>
    <message>
        <source>Drawn with a standard deviation σ of your own.</source>
        <translation>직접 정한 표준편차 σ의 정규분포에서 뽑습니다.</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>드롭아웃</translation>
    </message>
    <message>
        <source>Dropout draws which neurons are silent in this step: M is 0 for those, and larger than 1 for the others, so that the mean stays. (The book has M = 1 there, and scales at inference instead.)</source>
        <translation>드롭아웃이 이번 스텝에 쉬게 할 뉴런을 뽑습니다. 쉬는 뉴런의 M은 0이고, 평균이 그대로이도록 나머지는 1보다 큽니다. (책에서는 나머지의 M을 1로 두고, 추론할 때 비율을 곱합니다.)</translation>
    </message>
    <message>
        <source>ELU</source>
        <translation>ELU</translation>
    </message>
    <message>
        <source>ELU lets positive numbers pass and bends all others towards −1.</source>
        <translation>ELU는 양수는 통과시키고 나머지는 −1을 향해 휘게 합니다.</translation>
    </message>
    <message>
        <source>Each batch is drawn anew from all examples, as in the book.</source>
        <translation>책에서처럼 미니배치를 매번 전체 훈련 데이터에서 새로 뽑습니다.</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>간격</translation>
    </message>
    <message>
        <source>Every example once an epoch, shuffled anew each time.</source>
        <translation>에폭마다 순서를 새로 섞어 모든 훈련 데이터를 한 번씩 씁니다.</translation>
    </message>
    <message>
        <source>Every neuron adds up its inputs, each times its weight, and its bias.</source>
        <translation>뉴런마다 입력에 가중치를 곱해 모두 더하고 편향을 더합니다.</translation>
    </message>
    <message>
        <source>Every neuron or channel gets mean 0 and variance 1 over this batch.</source>
        <translation>이번 배치에서 뉴런 또는 채널마다 평균 0, 분산 1이 되게 합니다.</translation>
    </message>
    <message>
        <source>Every neuron sees all that comes in: z = h(xW + b).</source>
        <translation>모든 뉴런이 들어오는 값을 전부 봅니다: z = h(xW + b).</translation>
    </message>
    <message>
        <source>Every place of a window gets the same share of the gradient.</source>
        <translation>윈도우의 모든 자리가 기울기를 똑같이 나누어 받습니다.</translation>
    </message>
    <message>
        <source>Every place of the image adds up what comes back from all windows that it lies in.</source>
        <translation>이미지의 각 자리는 자신이 들어 있는 모든 윈도우에서 돌아온 값을 더합니다.</translation>
    </message>
    <message>
        <source>Every window of every image is multiplied by every kernel, as one product of matrices.</source>
        <translation>모든 이미지의 모든 윈도우에 모든 필터를 한 번의 행렬 곱으로 곱합니다.</translation>
    </message>
    <message>
        <source>Every window of every image is written into a row, so that convolution becomes one product of matrices.</source>
        <translation>모든 이미지의 모든 윈도우를 한 행씩 펼칩니다. 그러면 합성곱이 한 번의 행렬 곱이 됩니다.</translation>
    </message>
    <message>
        <source>Exact, by the chain rule; one backward pass a step.</source>
        <translation>연쇄법칙으로 정확히 구합니다. 스텝마다 역전파를 한 번 합니다.</translation>
    </message>
    <message>
        <source>Examples are drawn at random from all training data, as in the book, some perhaps twice: X is what goes in, T what should come out.</source>
        <translation>책에서처럼 훈련 데이터 전체에서 표본을 무작위로 뽑습니다. 같은 표본이 두 번 나올 수도 있습니다. X는 입력이고 T는 나와야 할 답입니다.</translation>
    </message>
    <message>
        <source>Factor γ</source>
        <translation>배율 γ</translation>
    </message>
    <message>
        <source>Fashion</source>
        <translation>패션</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>평탄화</translation>
    </message>
    <message>
        <source>For every yes-or-no answer, minus the logarithm of the probability of what is right, as a mean over the N samples of this batch.</source>
        <translation>예·아니요 답마다 옳은 쪽 확률의 로그에 부호를 바꾸어 이번 배치의 표본 N개에 대해 평균합니다.</translation>
    </message>
    <message>
        <source>For how many steps the rate rises first. More: a gentler start.
Where they are past, nothing rises.</source>
        <translation>처음에 몇 스텝 동안 학습률을 올리는지입니다. 클수록 부드럽게 시작합니다.
이미 지난 스텝에는 아무 효과가 없습니다.</translation>
    </message>
    <message>
        <source>For outputs that each answer yes or no, with sigmoid.</source>
        <translation>출력마다 예, 아니요를 답할 때 시그모이드와 함께 씁니다.</translation>
    </message>
    <message>
        <source>Four losses for every parameter, from w − 2h to w + 2h. The most exact of the differences.</source>
        <translation>매개변수마다 w − 2h부터 w + 2h까지 손실을 네 번 구합니다. 차분 가운데 가장 정확합니다.</translation>
    </message>
    <message>
        <source>Four squares, opposite ones alike: too much for one line</source>
        <translation>마주 보는 사각형끼리 같은 클래스라 직선 하나로는 나눌 수 없습니다</translation>
    </message>
    <message>
        <source>From −1 to 1, steep around 0. Good for small networks.</source>
        <translation>−1에서 1까지의 값을 내며 0 부근에서 가파릅니다. 작은 신경망에 좋습니다.</translation>
    </message>
    <message>
        <source>GELU</source>
        <translation>GELU</translation>
    </message>
    <message>
        <source>GELU lets a number pass the more surely, the larger it is. This is its tanh form: ½ (1 + tanh u) is 1 / (1 + exp(−2u)).</source>
        <translation>GELU는 수가 클수록 더 확실히 통과시킵니다. 여기서는 tanh 근사식을 쓰며, ½ (1 + tanh u)는 1 / (1 + exp(−2u))와 같습니다.</translation>
    </message>
    <message>
        <source>Gathers speed like a rolling ball: v ← μv + ∂L/∂W, W ← W − ηv.</source>
        <translation>구르는 공처럼 속도가 붙습니다: v ← μv + ∂L/∂W, W ← W − ηv.</translation>
    </message>
    <message>
        <source>Gives every neuron mean 0 and spread 1 over the batch, then scales and shifts.</source>
        <translation>배치에서 뉴런마다 평균 0, 표준편차 1로 맞춘 뒤 확대하고 이동합니다.</translation>
    </message>
    <message>
        <source>Gradient descent: one step downhill, against the gradient.</source>
        <translation>경사 하강법입니다. 기울기의 반대쪽으로 한 걸음 내려갑니다.</translation>
    </message>
    <message>
        <source>Half the sum of the squared errors, as a mean over the N samples of this batch.</source>
        <translation>오차를 제곱해 더한 값의 절반을 이번 배치의 표본 N개에 대해 평균한 것입니다.</translation>
    </message>
    <message>
        <source>Handwritten digits, 28 × 28 pixels: train on them, then draw your own</source>
        <translation>28 × 28픽셀 손글씨 숫자로 학습한 다음 직접 그려 봅니다</translation>
    </message>
    <message>
        <source>He</source>
        <translation>He</translation>
    </message>
    <message>
        <source>How many kernels, and so channels come out. More: more features are found, slower.</source>
        <translation>필터의 수이자 나오는 채널의 수입니다. 많을수록 더 많은 특징을 찾고 느려집니다.</translation>
    </message>
    <message>
        <source>How many linear pieces each neuron chooses from. More: rounder, slower.</source>
        <translation>뉴런마다 고를 수 있는 선형 조각의 수입니다. 많을수록 둥글어지고 느려집니다.</translation>
    </message>
    <message>
        <source>How many neurons. More: finer answers, more to learn, slower.</source>
        <translation>뉴런의 수입니다. 많을수록 섬세하게 답하지만 배울 것이 많고 느려집니다.</translation>
    </message>
    <message>
        <source>How many pixels it goes on each time. Larger: a smaller image comes out.</source>
        <translation>한 번에 이동하는 픽셀 수입니다. 클수록 작은 이미지가 나옵니다.</translation>
    </message>
    <message>
        <source>How many zeros are put around the image. Larger: a larger image comes out.</source>
        <translation>이미지 둘레에 채우는 0의 수입니다. 클수록 큰 이미지가 나옵니다.</translation>
    </message>
    <message>
        <source>How much a batch counts in the running mean. Larger: faster, but unsteady.
0.1 here is 0.9 in the book.</source>
        <translation>이동 평균에서 배치 하나가 차지하는 몫입니다. 클수록 빨리 따라가지만 불안정합니다.
여기의 0.1은 책의 0.9입니다. 책의 값은 이동 평균이 그대로 남는 몫입니다.</translation>
    </message>
    <message>
        <source>How much of each weight is taken away a step, times η. Larger: smaller weights.</source>
        <translation>스텝마다 η를 곱해 가중치에서 덜어 내는 비율입니다. 클수록 가중치가 작아집니다.</translation>
    </message>
    <message>
        <source>How much of its speed the ball keeps each step, the book&apos;s α.
Larger: smoother, overshoots more.</source>
        <translation>스텝마다 속도를 얼마나 유지하는지 정합니다(책의 α).
커지면 부드러워지지만 더 지나칩니다.</translation>
    </message>
    <message>
        <source>How much the right class c lacks of a lead of 1 before every other: the sum over these, by the n classes, as a mean over the N samples of this batch.</source>
        <translation>정답 클래스 c가 다른 클래스마다 1만큼 앞서는 데 모자라는 양을 더해 클래스 수 n으로 나누고, 이번 배치의 표본 N개에 대해 평균합니다.</translation>
    </message>
    <message>
        <source>How slowly past gradients are forgotten. Larger: a longer memory.</source>
        <translation>과거의 기울기를 얼마나 천천히 잊는지 정합니다. 커지면 더 오래 기억합니다.</translation>
    </message>
    <message>
        <source>How slowly the mean of past gradients changes. Larger: smoother.</source>
        <translation>과거 기울기의 평균이 얼마나 천천히 바뀌는지 정합니다. 커지면 부드러워집니다.</translation>
    </message>
    <message>
        <source>How slowly the mean of their squares changes. Larger: steadier step sizes.</source>
        <translation>기울기 제곱의 평균이 얼마나 천천히 바뀌는지 정합니다. 커지면 갱신 폭이 고르게 됩니다.</translation>
    </message>
    <message>
        <source>How the loss changes with each bias: the gradient of what went out, summed over this batch.</source>
        <translation>편향마다 손실이 어떻게 변하는지를 구합니다. 나간 값의 기울기를 이번 배치에서 더합니다.</translation>
    </message>
    <message>
        <source>How the loss changes with each weight: what came in there, times the gradient of what went out, summed over this batch.</source>
        <translation>가중치마다 손실이 어떻게 변하는지를 구합니다. 들어온 값에 나간 값의 기울기를 곱해 이번 배치에서 더합니다.</translation>
    </message>
    <message>
        <source>How the loss changes with each β, summed over this batch.</source>
        <translation>β마다 손실이 어떻게 변하는지를 이번 배치에서 더합니다.</translation>
    </message>
    <message>
        <source>How the loss changes with each γ, summed over this batch.</source>
        <translation>γ마다 손실이 어떻게 변하는지를 이번 배치에서 더합니다.</translation>
    </message>
    <message>
        <source>How the loss changes with the learned slope α: only places below zero count.</source>
        <translation>학습되는 기울기 α에 따라 손실이 어떻게 변하는지를 구합니다. 0보다 작은 자리만 셉니다.</translation>
    </message>
    <message>
        <source>Huber</source>
        <translation>후버</translation>
    </message>
    <message>
        <source>Huber&apos;s loss of an error e: ½ e² up to |e| = 1, and |e| − ½ beyond; the mean over N samples with n outputs each.</source>
        <translation>오차 e의 후버 손실입니다. |e| = 1까지는 ½ e², 그 너머는 |e| − ½이고, 출력이 각각 n개인 표본 N개에 대해 평균합니다.</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Images with labels: a folder with a subfolder a class, or IDX files</source>
        <translation>레이블이 있는 이미지: 클래스마다 하위 폴더가 있는 폴더나 IDX 파일</translation>
    </message>
    <message>
        <source>Initial weights</source>
        <translation>가중치 초깃값</translation>
    </message>
    <message>
        <source>Keeps the division safe. Larger: quiet neurons are amplified less.</source>
        <translation>나눗셈을 안전하게 합니다. 클수록 변화가 작은 뉴런을 덜 키웁니다.</translation>
    </message>
    <message>
        <source>Keeps the division safe. Larger: smaller steps where gradients are tiny.</source>
        <translation>0으로 나누지 않게 합니다. 커지면 기울기가 아주 작은 곳에서 갱신 폭이 줄어듭니다.</translation>
    </message>
    <message>
        <source>Keeps the largest value of each window: a smaller image.</source>
        <translation>윈도우마다 가장 큰 값만 남겨 이미지를 줄입니다.</translation>
    </message>
    <message>
        <source>Keeps the mean of each window: a smaller image.</source>
        <translation>윈도우마다 평균만 남겨 이미지를 줄입니다.</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>필터</translation>
    </message>
    <message>
        <source>L1</source>
        <translation>L1</translation>
    </message>
    <message>
        <source>L2</source>
        <translation>L2</translation>
    </message>
    <message>
        <source>Large weights cost something: the slope of the penalty is added to the gradient.</source>
        <translation>큰 가중치에는 페널티를 줍니다. 페널티의 미분값을 기울기에 더합니다.</translation>
    </message>
    <message>
        <source>LeCun</source>
        <translation>LeCun</translation>
    </message>
    <message>
        <source>Leaky ReLU lets positive numbers pass and makes all others a hundred times smaller.</source>
        <translation>leaky ReLU는 양수는 통과시키고 나머지는 100분의 1로 줄입니다.</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>Like ReLU, but smooth below 0: eᵃ − 1.</source>
        <translation>ReLU와 비슷하지만 0 아래에서 eᵃ − 1로 부드럽게 이어집니다.</translation>
    </message>
    <message>
        <source>Like ReLU, but the slope below 0 is learned: one for the layer.</source>
        <translation>ReLU와 같지만 0 아래의 기울기를 배웁니다. 계층마다 하나입니다.</translation>
    </message>
    <message>
        <source>Like ReLU, but with a slope of 0.01 below 0, so that no neuron dies.</source>
        <translation>ReLU와 비슷하지만 0 아래에서 미분값이 0.01이어서 죽는 뉴런이 없습니다.</translation>
    </message>
    <message>
        <source>Like ReLU, weighted by how likely a normal number is smaller (tanh form). In language models.</source>
        <translation>ReLU와 비슷하지만, 정규분포의 값이 더 작을 확률을 곱합니다(tanh 근사식). 언어 모델에서 많이 씁니다.</translation>
    </message>
    <message>
        <source>Line 1 has one column only. Separate columns by commas, semicolons or tabs.</source>
        <translation>첫 번째 줄에 열이 하나뿐입니다. 쉼표, 세미콜론, 탭으로 열을 나누세요.</translation>
    </message>
    <message>
        <source>Line 1 has {found} columns: {most} are the most.</source>
        <translation>첫 번째 줄의 열은 {found}개입니다. 최대 {most}개입니다.</translation>
    </message>
    <message>
        <source>Line {line} can&apos;t be read at “{found}”. Try something like W1 = [[0.1, 0.2]].</source>
        <translation>{line}번 줄의 “{found}” 부분을 읽을 수 없습니다. W1 = [[0.1, 0.2]]처럼 써 보세요.</translation>
    </message>
    <message>
        <source>Line {line} ends too soon. Try something like W1 = [[0.1, 0.2]].</source>
        <translation>{line}번 줄이 도중에 끝났습니다. W1 = [[0.1, 0.2]]처럼 써 보세요.</translation>
    </message>
    <message>
        <source>Line {line} has a cell that is too long. Is a quotation mark open?</source>
        <translation>{line}번 줄에 너무 긴 셀이 있습니다. 따옴표가 닫혔나요?</translation>
    </message>
    <message>
        <source>Line {line} has too many cells or too few: {found} instead of {wanted}.</source>
        <translation>{line}번 줄의 셀은 {found}개인데, {wanted}개여야 합니다.</translation>
    </message>
    <message>
        <source>Line {line} is neither UTF-8, UTF-16 nor CP949. Save the table as UTF-8.</source>
        <translation>{line}번 줄이 UTF-8, UTF-16, CP949 중 어느 것도 아닙니다. 표를 UTF-8로 저장하세요.</translation>
    </message>
    <message>
        <source>Line {line} is too long: {most} characters are the most.</source>
        <translation>{line}번 줄이 너무 깁니다. 최대 {most}자입니다.</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>직선</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>최저</translation>
    </message>
    <message>
        <source>MNIST</source>
        <translation>MNIST</translation>
    </message>
    <message>
        <source>Make it smaller</source>
        <translation>더 작게 만들기</translation>
    </message>
    <message>
        <source>Make this layer {units} wide</source>
        <translation>뉴런 {units}개로 바꾸기</translation>
    </message>
    <message>
        <source>Max pooling</source>
        <translation>최대 풀링</translation>
    </message>
    <message>
        <source>Maxout</source>
        <translation>맥스아웃</translation>
    </message>
    <message>
        <source>Maxout takes the largest of the pieces of each neuron.</source>
        <translation>맥스아웃은 뉴런마다 여러 조각 가운데 가장 큰 값을 고릅니다.</translation>
    </message>
    <message>
        <source>Mean and variance of every neuron or channel over this batch.</source>
        <translation>이번 배치에서 뉴런 또는 채널마다 평균과 분산을 구합니다.</translation>
    </message>
    <message>
        <source>Minus the logarithm of the probability of the right class, as a mean over the N samples of this batch.</source>
        <translation>정답 클래스의 확률에 로그를 취하고 부호를 바꾸어 이번 배치의 표본 N개에 대해 평균합니다.</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>Momentum and RMSProp together. A good first choice.</source>
        <translation>모멘텀과 RMSProp을 합친 방법입니다. 처음 고르기에 좋습니다.</translation>
    </message>
    <message>
        <source>Momentum that looks ahead before it steps.</source>
        <translation>나아갈 곳을 미리 내다보는 모멘텀입니다.</translation>
    </message>
    <message>
        <source>Momentum μ</source>
        <translation>모멘텀 μ</translation>
    </message>
    <message>
        <source>Momentum: v gathers the gradients like a rolling ball, and the parameters follow v.</source>
        <translation>모멘텀입니다. 구르는 공처럼 v에 기울기가 쌓이고 매개변수는 v를 따라갑니다.</translation>
    </message>
    <message>
        <source>Moons</source>
        <translation>반달</translation>
    </message>
    <message>
        <source>Move it before Flatten</source>
        <translation>평탄화 앞으로 옮기기</translation>
    </message>
    <message>
        <source>NAND gate</source>
        <translation>NAND 게이트</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>네스테로프</translation>
    </message>
    <message>
        <source>Nesterov: like momentum, but looking ahead along v.</source>
        <translation>네스테로프입니다. 모멘텀과 같지만 v를 따라 한발 앞을 내다봅니다.</translation>
    </message>
    <message>
        <source>Neurons</source>
        <translation>뉴런</translation>
    </message>
    <message>
        <source>No network: {source} could not be fetched. Everything else works without.</source>
        <translation>인터넷에 연결되지 않아 내려받지 못했습니다: {source}. 다른 것은 모두 그대로 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Not AND: 0 where both inputs are 1, else 1</source>
        <translation>AND의 반대: 두 입력이 모두 1이면 0, 아니면 1</translation>
    </message>
    <message>
        <source>Nothing more came for a while. What has come of {source} is kept.</source>
        <translation>한동안 더 받지 못했습니다. 이미 받은 것은 남겨 두었습니다: {source}.</translation>
    </message>
    <message>
        <source>Numerical differentiation: each parameter is moved a little, the loss of this batch is evaluated, and the parameter is put back.</source>
        <translation>수치 미분입니다. 매개변수를 하나씩 조금 움직여 이번 배치의 손실을 구하고 제자리로 돌려놓습니다.</translation>
    </message>
    <message>
        <source>OR gate</source>
        <translation>OR 게이트</translation>
    </message>
    <message>
        <source>Of every window the largest value stays.</source>
        <translation>윈도우마다 가장 큰 값만 남습니다.</translation>
    </message>
    <message>
        <source>Of every window the mean stays.</source>
        <translation>윈도우마다 평균만 남습니다.</translation>
    </message>
    <message>
        <source>Output activation and loss meet here, and almost everything cancels: what goes back is what the network said, minus what it should have said.</source>
        <translation>출력층의 활성화 함수와 손실 함수가 만나 거의 모든 것이 약분됩니다. 거꾸로 흐르는 값은 신경망의 답에서 정답을 뺀 것입니다.</translation>
    </message>
    <message>
        <source>PReLU</source>
        <translation>PReLU</translation>
    </message>
    <message>
        <source>PReLU (n)</source>
        <translation>PReLU (n)</translation>
    </message>
    <message>
        <source>PReLU lets positive numbers pass and multiplies all others by a slope α that is learned.</source>
        <translation>PReLU는 양수는 통과시키고 나머지에는 학습되는 기울기 α를 곱합니다.</translation>
    </message>
    <message>
        <source>PReLU lets positive numbers pass; all others are multiplied by the neuron&apos;s own slope α, which is learned.</source>
        <translation>PReLU는 양수는 통과시키고 나머지에는 뉴런마다 따로 학습되는 기울기 α를 곱합니다.</translation>
    </message>
    <message>
        <source>PReLU with a slope of its own for each neuron or channel.</source>
        <translation>뉴런이나 채널마다 자기 기울기가 있는 PReLU입니다.</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>패딩</translation>
    </message>
    <message>
        <source>Paint at least {least} points on the Output stage; so far: {n}.</source>
        <translation>출력 화면에 점을 {least}개 이상 찍으세요. 지금은 {n}개입니다.</translation>
    </message>
    <message>
        <source>Painted</source>
        <translation>찍은 점</translation>
    </message>
    <message>
        <source>Penalties apply to weights only: this gradient stays as it is.</source>
        <translation>페널티는 가중치에만 적용됩니다. 이 기울기는 그대로입니다.</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>조각</translation>
    </message>
    <message>
        <source>Pixels from 0 to 255 make large sums: usually hardly anything is learned.</source>
        <translation>0에서 255 사이의 픽셀은 합을 너무 크게 만들어, 대개 거의 배우지 못합니다.</translation>
    </message>
    <message>
        <source>Plane</source>
        <translation>평면</translation>
    </message>
    <message>
        <source>Points of two or three classes that you paint yourself</source>
        <translation>직접 찍은 두세 클래스의 점</translation>
    </message>
    <message>
        <source>Put Flatten before it</source>
        <translation>앞에 평탄화 넣기</translation>
    </message>
    <message>
        <source>Puts the values of an image in a row, for dense layers.</source>
        <translation>이미지의 값을 한 줄로 늘어놓아 완전연결 계층에 넘깁니다.</translation>
    </message>
    <message>
        <source>RMSProp</source>
        <translation>RMSProp</translation>
    </message>
    <message>
        <source>RMSProp: like AdaGrad, but h forgets.</source>
        <translation>RMSProp입니다. AdaGrad와 같지만 h는 옛 값을 잊습니다.</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>ReLU lets positive numbers pass and makes all others 0.</source>
        <translation>ReLU는 양수는 통과시키고 나머지는 0으로 만듭니다.</translation>
    </message>
    <message>
        <source>Regression with one input: a sine wave</source>
        <translation>입력이 하나인 회귀: 사인 곡선</translation>
    </message>
    <message>
        <source>Regression with one input: hills upon hills</source>
        <translation>입력이 하나인 회귀: 언덕 위의 언덕</translation>
    </message>
    <message>
        <source>Regression: a slope over a plane</source>
        <translation>회귀: 평면 위의 비탈</translation>
    </message>
    <message>
        <source>Remove what needs images</source>
        <translation>이미지가 필요한 계층 삭제</translation>
    </message>
    <message>
        <source>Rings</source>
        <translation>고리</translation>
    </message>
    <message>
        <source>Rows of a CSV file or a spreadsheet: you choose what is to be found out</source>
        <translation>CSV 파일이나 스프레드시트의 행. 무엇을 예측할지 고릅니다</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>Set it to {most}</source>
        <translation>배치 크기 {most} 쓰기</translation>
    </message>
    <message>
        <source>Set it to {training}</source>
        <translation>{training}개로 바꾸기</translation>
    </message>
    <message>
        <source>Set it to {usual}</source>
        <translation>배치 크기 {usual} 쓰기</translation>
    </message>
    <message>
        <source>SiLU</source>
        <translation>SiLU</translation>
    </message>
    <message>
        <source>SiLU multiplies every number by its own sigmoid.</source>
        <translation>SiLU는 모든 수에 자신의 시그모이드 값을 곱합니다.</translation>
    </message>
    <message>
        <source>Sigmoid squeezes every number between 0 and 1.</source>
        <translation>시그모이드는 모든 수를 0과 1 사이로 눌러 담습니다.</translation>
    </message>
    <message>
        <source>Silences neurons at random while training, against overfitting.</source>
        <translation>학습하는 동안 뉴런을 무작위로 쉬게 하여 오버피팅을 억제합니다.</translation>
    </message>
    <message>
        <source>Sine</source>
        <translation>사인</translation>
    </message>
    <message>
        <source>Smaller steps for weights that have moved much already.</source>
        <translation>이미 많이 움직인 가중치일수록 조금씩 갱신합니다.</translation>
    </message>
    <message>
        <source>Softmax makes probabilities: exp of each number by the sum of all. A constant c is subtracted first, so that exp does not overflow.</source>
        <translation>소프트맥스는 각 수의 exp를 전체 합으로 나누어 확률로 만듭니다. exp가 오버플로하지 않도록 먼저 상수 c를 뺍니다.</translation>
    </message>
    <message>
        <source>Softmax over one output is always 1, so nothing can be learned.</source>
        <translation>출력이 하나인 소프트맥스의 값은 언제나 1이라 아무것도 배울 수 없습니다.</translation>
    </message>
    <message>
        <source>Softplus is a ReLU without a corner.</source>
        <translation>softplus는 모서리가 없는 ReLU입니다.</translation>
    </message>
    <message>
        <source>Something went wrong: these values can&apos;t be used.</source>
        <translation>오류가 생겨 이 값을 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Spiral</source>
        <translation>나선</translation>
    </message>
    <message>
        <source>Squares for small errors, |y − t| for large ones: examples far off pull less.</source>
        <translation>작은 오차는 제곱으로, 큰 오차는 |y − t|로 셉니다. 크게 벗어난 데이터가 덜 끌어당깁니다.</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>표준편차</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>스트라이드</translation>
    </message>
    <message>
        <source>T-shirt</source>
        <translation>티셔츠</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>표</translation>
    </message>
    <message>
        <source>That file is damaged, or not an .npz file as NumPy&apos;s savez makes it.</source>
        <translation>파일이 손상되었거나 NumPy의 savez로 저장한 .npz 파일이 아닙니다.</translation>
    </message>
    <message>
        <source>That is no text. Save the table as CSV and open that.</source>
        <translation>텍스트가 아닙니다. 표를 CSV로 저장해서 여세요.</translation>
    </message>
    <message>
        <source>That is too long: the most is {most}.</source>
        <translation>너무 깁니다. 최대 길이는 {most}입니다.</translation>
    </message>
    <message>
        <source>That makes {found} inputs: {most} are the most.</source>
        <translation>입력이 {found}개가 됩니다. 최대 {most}개입니다.</translation>
    </message>
    <message>
        <source>That network is too large: {parameters} parameters, where {most} are the most.</source>
        <translation>신경망이 너무 큽니다. 매개변수가 {parameters}개인데 최대 {most}개입니다.</translation>
    </message>
    <message>
        <source>The book has it between Affine and activation:
a dense layer with the identity, batch normalization, then an activation by itself.</source>
        <translation>책에서는 Affine과 활성화 함수 사이에 둡니다.
항등 함수로 둔 완전연결 계층, 배치 정규화, 활성화 계층 순서로 쌓으면 같습니다.</translation>
    </message>
    <message>
        <source>The connection broke. What has come of {source} is kept.</source>
        <translation>연결이 끊겼습니다. 이미 받은 것은 남겨 두었습니다: {source}.</translation>
    </message>
    <message>
        <source>The data of {name} are not there: {beside} belongs beside it.</source>
        <translation>{name}: 데이터를 찾을 수 없습니다. 같은 폴더에 {beside} 파일이 있어야 합니다.</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>이 파일</translation>
    </message>
    <message>
        <source>The first coordinate</source>
        <translation>첫 번째 좌표</translation>
    </message>
    <message>
        <source>The formula is too long: {right} characters are the most.</source>
        <translation>수식이 너무 깁니다. {right}자까지 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>The given values are not {inputs} × {outputs} weights and {outputs} biases, so no run can start.</source>
        <translation>입력한 값이 {inputs} × {outputs} 가중치와 편향 {outputs}개가 아니어서 학습을 시작할 수 없습니다.</translation>
    </message>
    <message>
        <source>The gradient goes back through the kernels; every place of the image adds up what comes from all windows that it lies in.</source>
        <translation>기울기가 필터를 거슬러 흐릅니다. 이미지의 각 자리는 자신이 들어 있는 모든 윈도우에서 온 값을 더합니다.</translation>
    </message>
    <message>
        <source>The gradient goes back through the normalization; mean and variance depend on all examples of the batch, too.</source>
        <translation>기울기가 정규화를 거슬러 흐릅니다. 평균과 분산도 배치의 모든 표본에 달려 있습니다.</translation>
    </message>
    <message>
        <source>The gradient goes back through the weights to the layer before.</source>
        <translation>기울기가 가중치를 거슬러 앞 계층으로 흐릅니다.</translation>
    </message>
    <message>
        <source>The gradient goes to the piece that was the largest; the others get 0.</source>
        <translation>기울기는 가장 컸던 조각으로만 가고 나머지는 0을 받습니다.</translation>
    </message>
    <message>
        <source>The gradient goes to the place that was the largest of its window; the others get 0.</source>
        <translation>기울기는 윈도우에서 가장 컸던 자리로만 가고 나머지는 0을 받습니다.</translation>
    </message>
    <message>
        <source>The identity function passes everything on as it is.</source>
        <translation>항등 함수는 입력을 그대로 내보냅니다.</translation>
    </message>
    <message>
        <source>The largest of several linear pieces: an activation that is learned.</source>
        <translation>여러 선형 조각 가운데 가장 큰 값: 학습되는 활성화 함수입니다.</translation>
    </message>
    <message>
        <source>The layer learns itself how wide (γ) and where (β) its values shall lie.</source>
        <translation>값의 폭(γ)과 위치(β)는 계층이 스스로 학습합니다.</translation>
    </message>
    <message>
        <source>The learning rate falls from η₀, which is set, to its share ℓ within s steps. t counts the steps of the run; w are those of warm-up.</source>
        <translation>학습률이 설정한 η₀에서 s스텝에 걸쳐 그 ℓ배까지 줄어듭니다. t는 지금까지 학습한 스텝 수, w는 워밍업 스텝 수입니다.</translation>
    </message>
    <message>
        <source>The learning rate stays as it is.</source>
        <translation>학습률이 그대로입니다.</translation>
    </message>
    <message>
        <source>The learning rate η₀, which is set, falls evenly, by γ every s steps. t counts the steps of the run; w are those of warm-up.</source>
        <translation>설정한 학습률 η₀이 s스텝마다 γ배가 되도록 고르게 줄어듭니다. t는 지금까지 학습한 스텝 수, w는 워밍업 스텝 수입니다.</translation>
    </message>
    <message>
        <source>The learning rate η₀, which is set, is multiplied by γ every s steps. t counts the steps of the run; w are those of warm-up.</source>
        <translation>설정한 학습률 η₀에 s스텝마다 γ를 곱합니다. t는 지금까지 학습한 스텝 수, w는 워밍업 스텝 수입니다.</translation>
    </message>
    <message>
        <source>The least is {minimum}.</source>
        <translation>최솟값은 {minimum}입니다.</translation>
    </message>
    <message>
        <source>The mean of (y − t)². Usual for regression.</source>
        <translation>(y − t)²의 평균입니다. 회귀에 흔히 씁니다.</translation>
    </message>
    <message>
        <source>The mean of the squared errors of this batch: of N samples with n outputs each.</source>
        <translation>이번 배치의 오차를 제곱해 평균한 것입니다. 표본이 N개이고 출력이 각각 n개입니다.</translation>
    </message>
    <message>
        <source>The most is {maximum}.</source>
        <translation>최댓값은 {maximum}입니다.</translation>
    </message>
    <message>
        <source>The next examples of this epoch are taken: X is what goes in, T what should come out.</source>
        <translation>이번 에폭의 다음 표본을 꺼냅니다. X는 입력이고 T는 나와야 할 답입니다.</translation>
    </message>
    <message>
        <source>The product of both coordinates</source>
        <translation>두 좌표의 곱</translation>
    </message>
    <message>
        <source>The rate falls along half a wave, slowly at first and at the end.</source>
        <translation>학습률이 코사인 곡선의 절반을 따라 줄어듭니다. 처음과 끝에는 천천히 줄어듭니다.</translation>
    </message>
    <message>
        <source>The rate falls evenly, by γ every so many steps.</source>
        <translation>학습률이 정해진 스텝마다 γ배가 되도록 고르게 줄어듭니다.</translation>
    </message>
    <message>
        <source>The rate is multiplied by γ every so many steps.</source>
        <translation>정해진 스텝마다 학습률에 γ를 곱합니다.</translation>
    </message>
    <message>
        <source>The rows of {name} are not equally long.</source>
        <translation>{name}의 행 길이가 서로 다릅니다.</translation>
    </message>
    <message>
        <source>The rule that fits the activation: He where one half is cut off, else LeCun.</source>
        <translation>활성화 함수에 맞는 규칙입니다. 절반이 잘리면 He, 아니면 LeCun을 씁니다.</translation>
    </message>
    <message>
        <source>The running statistics, used outside of training, move a little towards those of this batch.</source>
        <translation>추론 때 쓰는 이동 평균과 이동 분산이 이번 배치의 값 쪽으로 조금 움직입니다.</translation>
    </message>
    <message>
        <source>The same gradient, as an image again; nothing is copied.</source>
        <translation>같은 기울기를 다시 이미지의 형상으로 놓습니다. 복사되는 것은 없습니다.</translation>
    </message>
    <message>
        <source>The same small kernels at every place of an image.</source>
        <translation>작은 필터를 이미지의 모든 자리에 똑같이 적용합니다.</translation>
    </message>
    <message>
        <source>The same values, now in a row; nothing is copied.</source>
        <translation>같은 값을 한 줄로 늘어놓습니다. 복사되는 것은 없습니다.</translation>
    </message>
    <message>
        <source>The schedule is at its end: the rate is 0, so nothing is learned any more.</source>
        <translation>스케줄이 끝났습니다. 학습률이 0이라 더는 아무것도 배우지 않습니다.</translation>
    </message>
    <message>
        <source>The second coordinate</source>
        <translation>두 번째 좌표</translation>
    </message>
    <message>
        <source>The share of neurons silenced in each step. Larger: less overfitting, slower learning.</source>
        <translation>스텝마다 쉬게 할 뉴런의 비율입니다. 클수록 오버피팅이 줄고 학습이 느려집니다.</translation>
    </message>
    <message>
        <source>The side of each kernel, in pixels. Larger: it sees more at once, slower.</source>
        <translation>필터 한 변의 픽셀 수입니다. 클수록 한 번에 넓게 보고 느려집니다.</translation>
    </message>
    <message>
        <source>The side of each window, in pixels. Larger: less detail is left.</source>
        <translation>윈도우 한 변의 픽셀 수입니다. 클수록 세부가 적게 남습니다.</translation>
    </message>
    <message>
        <source>The sine of the first coordinate</source>
        <translation>첫 번째 좌표의 사인</translation>
    </message>
    <message>
        <source>The sine of the second coordinate</source>
        <translation>두 번째 좌표의 사인</translation>
    </message>
    <message>
        <source>The slope of {activation} is 0 everywhere, so no gradient gets through.</source>
        <translation>활성화 함수({activation})의 미분값이 어디서나 0이라 기울기가 전달되지 않습니다.</translation>
    </message>
    <message>
        <source>The square of the first coordinate</source>
        <translation>첫 번째 좌표의 제곱</translation>
    </message>
    <message>
        <source>The square of the second coordinate</source>
        <translation>두 번째 좌표의 제곱</translation>
    </message>
    <message>
        <source>The step function answers 1 above zero, else 0.</source>
        <translation>계단 함수는 0보다 크면 1, 아니면 0을 냅니다.</translation>
    </message>
    <message>
        <source>The values of every window are put together.</source>
        <translation>윈도우마다 그 안의 값을 모읍니다.</translation>
    </message>
    <message>
        <source>The values of {name} must be numbers from −{most} to {most}.</source>
        <translation>{name}의 값은 −{most}에서 {most} 사이의 수여야 합니다.</translation>
    </message>
    <message>
        <source>The way back begins: how the loss changes with each output.</source>
        <translation>역전파가 시작됩니다. 출력 하나하나에 따라 손실이 어떻게 변하는지를 구합니다.</translation>
    </message>
    <message>
        <source>The way back begins: how the loss changes with each output. S is 1 for every wrong class that the right one, c, does not lead by 1.</source>
        <translation>역전파가 시작됩니다. 출력 하나하나에 따라 손실이 어떻게 변하는지를 구합니다. S는 정답 클래스 c가 1만큼 앞서지 못한 오답 클래스에서 1입니다.</translation>
    </message>
    <message>
        <source>There are fewer than {least} images: open more under Data.</source>
        <translation>이미지가 {least}장보다 적습니다. 데이터에서 더 여세요.</translation>
    </message>
    <message>
        <source>There are no subfolders in “{name}”: each class of images needs one.</source>
        <translation>“{name}”: 하위 폴더가 없습니다. 이미지의 클래스마다 하나씩 있어야 합니다.</translation>
    </message>
    <message>
        <source>There are no weights here. Try something like W1 = [[0.1, 0.2], [0.3, 0.4]].</source>
        <translation>가중치가 없습니다. W1 = [[0.1, 0.2], [0.3, 0.4]]처럼 써 보세요.</translation>
    </message>
    <message>
        <source>There are only {training} training examples, so a batch holds {training}.</source>
        <translation>훈련 데이터가 {training}개뿐이라 배치에도 {training}개만 들어갑니다.</translation>
    </message>
    <message>
        <source>There is no room for {name} on that disk.</source>
        <translation>디스크에 자리가 없어 저장하지 못했습니다: {name}.</translation>
    </message>
    <message>
        <source>There is no table with at least {least} rows yet: open one under Data.</source>
        <translation>행이 {least}개 이상인 표가 아직 없습니다. 데이터에서 여세요.</translation>
    </message>
    <message>
        <source>There is nothing in this table.</source>
        <translation>이 표에는 아무것도 없습니다.</translation>
    </message>
    <message>
        <source>These are too many layers: {most} are the most.</source>
        <translation>계층이 너무 많습니다. 최대 {most}개입니다.</translation>
    </message>
    <message>
        <source>This may mean two things. Put one of the powers in parentheses.</source>
        <translation>두 가지로 읽힐 수 있습니다. 거듭제곱 하나를 괄호로 묶으세요.</translation>
    </message>
    <message>
        <source>This may mean two things. Write × or parentheses before it.</source>
        <translation>두 가지로 읽힐 수 있습니다. 앞에 ×를 쓰거나 괄호로 묶으세요.</translation>
    </message>
    <message>
        <source>This parenthesis is never closed.</source>
        <translation>닫는 괄호가 없습니다.</translation>
    </message>
    <message>
        <source>This parenthesis was never opened.</source>
        <translation>여는 괄호가 없습니다.</translation>
    </message>
    <message>
        <source>Three classes: a disc and two rings</source>
        <translation>클래스 세 개: 원판 하나와 고리 둘</translation>
    </message>
    <message>
        <source>Through silent neurons nothing goes back.</source>
        <translation>쉬는 뉴런으로는 아무것도 거꾸로 흐르지 않습니다.</translation>
    </message>
    <message>
        <source>Too few rows can be used, {found}: {wanted} are the fewest.</source>
        <translation>쓸 수 있는 행은 {found}개뿐입니다. 최소 {wanted}개입니다.</translation>
    </message>
    <message>
        <source>Too many parentheses within each other: {right} are the most.</source>
        <translation>괄호가 너무 여러 겹입니다. {right}겹까지 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Too many variables: {right} are the most.</source>
        <translation>변수가 너무 많습니다. {right}개까지 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Turns outputs into probabilities that add up to 1.</source>
        <translation>출력을 모두 더하면 1이 되는 확률로 바꿉니다.</translation>
    </message>
    <message>
        <source>Two arms wound into each other: the hardest of the small ones</source>
        <translation>서로 감긴 두 팔: 작은 데이터셋 가운데 가장 어렵습니다</translation>
    </message>
    <message>
        <source>Two classes that a straight line separates</source>
        <translation>직선 하나로 나눌 수 있는 두 클래스</translation>
    </message>
    <message>
        <source>Two half circles that reach into each other</source>
        <translation>서로 파고드는 두 반원</translation>
    </message>
    <message>
        <source>Two round clouds</source>
        <translation>둥근 구름 두 개</translation>
    </message>
    <message>
        <source>Type a formula, such as z = (x + y)².</source>
        <translation>z = (x + y)² 같은 수식을 입력하세요.</translation>
    </message>
    <message>
        <source>Use 0 to 1 instead</source>
        <translation>0에서 1로 바꾸기</translation>
    </message>
    <message>
        <source>Use Moons</source>
        <translation>반달 쓰기</translation>
    </message>
    <message>
        <source>Use Nori&apos;s own digits</source>
        <translation>Nori의 숫자 쓰기</translation>
    </message>
    <message>
        <source>Use binary cross-entropy</source>
        <translation>이진 교차 엔트로피 오차 쓰기</translation>
    </message>
    <message>
        <source>Use identity</source>
        <translation>항등 함수로 바꾸기</translation>
    </message>
    <message>
        <source>Use mean squared</source>
        <translation>평균 제곱 오차 쓰기</translation>
    </message>
    <message>
        <source>Use sigmoid</source>
        <translation>시그모이드로 바꾸기</translation>
    </message>
    <message>
        <source>Use softmax</source>
        <translation>소프트맥스로 바꾸기</translation>
    </message>
    <message>
        <source>Use {instead}</source>
        <translation>{instead} 쓰기</translation>
    </message>
    <message>
        <source>Use {size} × {size}</source>
        <translation>{size} × {size} 쓰기</translation>
    </message>
    <message>
        <source>Values you gave, under Network ▸ Give weights.</source>
        <translation>신경망 ▸ 가중치 입력에서 직접 넣은 값입니다.</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>워밍업</translation>
    </message>
    <message>
        <source>Warm-up: over the first w steps the learning rate rises to η₀, which is set. t counts the steps of the run.</source>
        <translation>워밍업입니다. 처음 w스텝 동안 학습률이 설정한 η₀까지 올라갑니다. t는 지금까지 학습한 스텝 수입니다.</translation>
    </message>
    <message>
        <source>Weight decay λ</source>
        <translation>가중치 감소 λ</translation>
    </message>
    <message>
        <source>Weights can be given to dense layers only. Remove the other rows first.</source>
        <translation>가중치는 완전연결 계층에만 줄 수 있습니다. 다른 계층을 먼저 삭제하세요.</translation>
    </message>
    <message>
        <source>What becomes of the sum: z = h(a).</source>
        <translation>가중합을 바꾸는 함수: z = h(a).</translation>
    </message>
    <message>
        <source>What came was not {source}, so it was thrown away. Try again later.</source>
        <translation>받은 파일이 {source} 파일과 달라서 버렸습니다. 나중에 다시 시도하세요.</translation>
    </message>
    <message>
        <source>What is left of the rate in the end, from 0 to 1.</source>
        <translation>마지막에 남는 학습률의 비율로, 0부터 1까지입니다.</translation>
    </message>
    <message>
        <source>What is silent becomes 0.</source>
        <translation>쉬는 뉴런의 값은 0이 됩니다.</translation>
    </message>
    <message>
        <source>What the rate is multiplied by. Smaller: falls faster.</source>
        <translation>학습률에 곱하는 값입니다. 작을수록 빨리 줄어듭니다.</translation>
    </message>
    <message>
        <source>Where the weights of this layer start.</source>
        <translation>이 계층의 가중치가 시작하는 값입니다.</translation>
    </message>
    <message>
        <source>Where the whole gradient is longer than the limit, it is made shorter; its direction stays.</source>
        <translation>전체 기울기가 한계보다 길면 방향은 그대로 두고 길이만 줄입니다.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>윈도우</translation>
    </message>
    <message>
        <source>With equal weights, all neurons of this layer begin the same, and stay so where the next layer&apos;s are equal, too.</source>
        <translation>가중치가 모두 같으면 이 계층의 뉴런들이 똑같이 시작하고, 다음 계층의 가중치까지 같으면 끝까지 똑같습니다.</translation>
    </message>
    <message>
        <source>With {found} inputs, {most} rows are the most. Leave some columns out.</source>
        <translation>입력이 {found}개이면 행은 최대 {most}개입니다. 열을 몇 개 빼세요.</translation>
    </message>
    <message>
        <source>Write what “{found}” is of in parentheses: {right}.</source>
        <translation>“{found}” 뒤에는 괄호를 쓰세요: {right}.</translation>
    </message>
    <message>
        <source>XOR</source>
        <translation>XOR</translation>
    </message>
    <message>
        <source>XOR gate</source>
        <translation>XOR 게이트</translation>
    </message>
    <message>
        <source>Xavier</source>
        <translation>Xavier</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>backpropagation</source>
        <translation>오차역전파법</translation>
    </message>
    <message>
        <source>bag</source>
        <translation>가방</translation>
    </message>
    <message>
        <source>batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>batches</source>
        <translation>미니배치</translation>
    </message>
    <message>
        <source>binary cross-entropy</source>
        <translation>이진 교차 엔트로피 오차</translation>
    </message>
    <message>
        <source>boot</source>
        <translation>부츠</translation>
    </message>
    <message>
        <source>branch {n} (steps {start} to {end})</source>
        <translation>갈래 {n} (스텝 {start}–{end})</translation>
    </message>
    <message>
        <source>central difference</source>
        <translation>중심 차분</translation>
    </message>
    <message>
        <source>clip gradient at</source>
        <translation>기울기 클리핑</translation>
    </message>
    <message>
        <source>coat</source>
        <translation>코트</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>고정</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>코사인</translation>
    </message>
    <message>
        <source>cross-entropy</source>
        <translation>교차 엔트로피 오차</translation>
    </message>
    <message>
        <source>data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>drawings</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>dress</source>
        <translation>원피스</translation>
    </message>
    <message>
        <source>exponential</source>
        <translation>지수</translation>
    </message>
    <message>
        <source>five-point difference</source>
        <translation>5점 차분</translation>
    </message>
    <message>
        <source>float32</source>
        <translation>float32</translation>
    </message>
    <message>
        <source>float64</source>
        <translation>float64</translation>
    </message>
    <message>
        <source>formula</source>
        <translation>수식</translation>
    </message>
    <message>
        <source>forward difference</source>
        <translation>전방 차분</translation>
    </message>
    <message>
        <source>from {low} to {high}</source>
        <translation>{low}에서 {high} 사이</translation>
    </message>
    <message>
        <source>from {low} up</source>
        <translation>{low} 이상</translation>
    </message>
    <message>
        <source>given</source>
        <translation>직접 입력</translation>
    </message>
    <message>
        <source>gradient method</source>
        <translation>기울기 계산 방법</translation>
    </message>
    <message>
        <source>hinge</source>
        <translation>힌지</translation>
    </message>
    <message>
        <source>identity</source>
        <translation>항등 함수</translation>
    </message>
    <message>
        <source>in steps</source>
        <translation>계단식</translation>
    </message>
    <message>
        <source>leaky ReLU</source>
        <translation>leaky ReLU</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>loss function</source>
        <translation>손실 함수</translation>
    </message>
    <message>
        <source>mean squared</source>
        <translation>평균 제곱 오차</translation>
    </message>
    <message>
        <source>network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>normal (σ)</source>
        <translation>정규분포(σ)</translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation>최적화 기법</translation>
    </message>
    <message>
        <source>orthogonal</source>
        <translation>직교</translation>
    </message>
    <message>
        <source>precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>pullover</source>
        <translation>풀오버</translation>
    </message>
    <message>
        <source>random draws</source>
        <translation>무작위로 뽑기</translation>
    </message>
    <message>
        <source>sandal</source>
        <translation>샌들</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>학습률 스케줄</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>난수 시드</translation>
    </message>
    <message>
        <source>shirt</source>
        <translation>셔츠</translation>
    </message>
    <message>
        <source>shuffled epochs</source>
        <translation>에폭마다 섞기</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>시그모이드</translation>
    </message>
    <message>
        <source>sin x₀</source>
        <translation>sin x₀</translation>
    </message>
    <message>
        <source>sin x₁</source>
        <translation>sin x₁</translation>
    </message>
    <message>
        <source>sneaker</source>
        <translation>운동화</translation>
    </message>
    <message>
        <source>softmax</source>
        <translation>소프트맥스</translation>
    </message>
    <message>
        <source>softplus</source>
        <translation>softplus</translation>
    </message>
    <message>
        <source>step</source>
        <translation>계단 함수</translation>
    </message>
    <message>
        <source>sum of squares</source>
        <translation>오차제곱합</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <source>tanh squeezes every number between −1 and 1.</source>
        <translation>tanh는 모든 수를 −1과 1 사이로 눌러 담습니다.</translation>
    </message>
    <message>
        <source>trousers</source>
        <translation>바지</translation>
    </message>
    <message>
        <source>x₀</source>
        <translation>x₀</translation>
    </message>
    <message>
        <source>x₀x₁</source>
        <translation>x₀x₁</translation>
    </message>
    <message>
        <source>x₀²</source>
        <translation>x₀²</translation>
    </message>
    <message>
        <source>x₁</source>
        <translation>x₁</translation>
    </message>
    <message>
        <source>x₁²</source>
        <translation>x₁²</translation>
    </message>
    <message>
        <source>z = 1 / (1 + e⁻ᵃ), from 0 to 1. Slopes fade where |a| is large.</source>
        <translation>z = 1 / (1 + e⁻ᵃ), 0에서 1까지의 값입니다. |a|가 크면 미분값이 0에 가까워집니다.</translation>
    </message>
    <message>
        <source>z = 1 above 0, else 0. The perceptron&apos;s; its slope is 0, so it can&apos;t learn.</source>
        <translation>0보다 크면 z = 1, 아니면 0입니다. 퍼셉트론의 활성화 함수로, 미분값이 0이라 학습할 수 없습니다.</translation>
    </message>
    <message>
        <source>z = a · σ(a), also called swish. Like ReLU, but dips a little below 0.</source>
        <translation>z = a · σ(a)로, 스위시라고도 합니다. ReLU와 비슷하지만 0 아래로 조금 내려갑니다.</translation>
    </message>
    <message>
        <source>z = a. The output of regression; between layers it adds nothing.</source>
        <translation>z = a. 회귀의 출력층에 씁니다. 은닉층에 쓰면 층을 쌓는 의미가 없습니다.</translation>
    </message>
    <message>
        <source>z = h(x): an activation by itself, for instance behind batch normalization.</source>
        <translation>z = h(x): 활성화 함수 하나만 있는 계층입니다. 이를테면 배치 정규화 뒤에 둡니다.</translation>
    </message>
    <message>
        <source>z = log(1 + eᵃ): a ReLU without a corner; its slope is the sigmoid.</source>
        <translation>z = log(1 + eᵃ)로, 모서리가 없는 ReLU입니다. 접선의 기울기는 시그모이드입니다.</translation>
    </message>
    <message>
        <source>z = max(a, 0). Fast, and its slope does not fade.</source>
        <translation>z = max(a, 0). 빠르고, 미분값이 줄어들지 않습니다.</translation>
    </message>
    <message>
        <source>zeros</source>
        <translation>모두 0</translation>
    </message>
    <message>
        <source>{activation} gives only values {range}, but the targets go from {least} to {greatest}.</source>
        <translation>출력층의 활성화 함수({activation})의 값은 {range}인데, 예측할 값은 {least}에서 {greatest}까지 있습니다.</translation>
    </message>
    <message>
        <source>{activation} gives only values {range}, but the targets have mean 0 and standard deviation 1.</source>
        <translation>출력층의 활성화 함수({activation})의 값은 {range}인데, 예측할 값은 평균이 0이고 표준편차가 1입니다.</translation>
    </message>
    <message>
        <source>{beside} does not hold the data that {name} was saved with.</source>
        <translation>{beside}: {name} 파일을 저장할 때의 데이터와 내용이 다릅니다.</translation>
    </message>
    <message>
        <source>{layer} needs an image, but {shape} values in a row come in here.</source>
        <translation>이 계층({layer})에는 이미지가 들어와야 하는데, 여기에는 한 줄로 된 값 {shape}개가 들어옵니다.</translation>
    </message>
    <message>
        <source>{layer} needs an image, which these data are not.</source>
        <translation>이 계층({layer})에는 이미지가 들어와야 하는데, 이 데이터는 이미지가 아닙니다.</translation>
    </message>
    <message>
        <source>{layer} would compute more than {most} values for an image of {shape}.</source>
        <translation>{layer}: {shape} 이미지 하나에 값을 {most}개 넘게 계산하게 됩니다.</translation>
    </message>
    <message>
        <source>{layer}: the image is {shape} here, so {most} × {most} is the largest that fits.</source>
        <translation>{layer}: 여기 이미지는 {shape}이므로 {most} × {most}까지 들어갑니다.</translation>
    </message>
    <message>
        <source>{loss} asks each output yes or no on its own, but {activation} makes one distribution over all classes.</source>
        <translation>손실 함수({loss})는 출력마다 따로 예·아니요를 묻는데, 출력층의 활성화 함수({activation})는 모든 클래스에 걸친 확률 분포 하나를 냅니다.</translation>
    </message>
    <message>
        <source>{loss} compares classes, but these data have a value to be predicted instead.</source>
        <translation>손실 함수({loss})는 클래스를 비교하는데, 이 데이터에는 클래스 대신 예측할 값이 있습니다.</translation>
    </message>
    <message>
        <source>{loss} compares plain scores until the right one leads by 1, but {activation} changes them.</source>
        <translation>손실 함수({loss})는 정답의 점수가 1만큼 앞서는지 비교하는데, 출력층의 활성화 함수({activation})는 점수를 바꾸어 버립니다.</translation>
    </message>
    <message>
        <source>{loss} needs an output for each class, but a gate has only one: yes or no.</source>
        <translation>손실 함수({loss})에는 클래스마다 출력이 하나씩 필요한데, 게이트의 출력은 예·아니요를 답하는 하나뿐입니다.</translation>
    </message>
    <message>
        <source>{loss} takes logarithms of probabilities between 0 and 1, which {activation} does not give.</source>
        <translation>손실 함수({loss})는 0과 1 사이의 확률에 로그를 취하는데, 출력층의 활성화 함수({activation})는 그런 확률을 내지 않습니다.</translation>
    </message>
    <message>
        <source>{loss} takes logarithms of probabilities that add up to 1 over classes, which {activation} does not give.</source>
        <translation>손실 함수({loss})는 모든 클래스에 걸쳐 더하면 1이 되는 확률에 로그를 취하는데, 출력층의 활성화 함수({activation})는 그런 확률을 내지 않습니다.</translation>
    </message>
    <message>
        <source>{name} can&apos;t be opened: its “{field}” is not what it should be.</source>
        <translation>{name}: 열 수 없습니다. “{field}” 항목의 내용이 잘못되었습니다.</translation>
    </message>
    <message>
        <source>{name} can&apos;t be opened: some of its values are missing.</source>
        <translation>{name}: 열 수 없습니다. 값의 일부가 빠져 있습니다.</translation>
    </message>
    <message>
        <source>{name} can&apos;t be read.</source>
        <translation>{name}: 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>{name} can&apos;t be written. Choose another place.</source>
        <translation>{name}: 저장할 수 없습니다. 다른 곳을 골라 주세요.</translation>
    </message>
    <message>
        <source>{name} comes from a newer Nori. Update this one to open it.</source>
        <translation>{name}: 더 새로운 Nori에서 만든 파일입니다. Nori를 업데이트하면 열 수 있습니다.</translation>
    </message>
    <message>
        <source>{name} does not hold numbers.</source>
        <translation>{name}에 숫자가 아닌 값이 있습니다.</translation>
    </message>
    <message>
        <source>{name} ends after {found} bytes, but says it has {wanted}.</source>
        <translation>{name}: {found}바이트에서 끝나지만, {wanted}바이트라고 적혀 있습니다.</translation>
    </message>
    <message>
        <source>{name} gives {found} as its number of dimensions; {wanted} is right.</source>
        <translation>{name}: 차원이 {found}개라고 적혀 있습니다. {wanted}개여야 합니다.</translation>
    </message>
    <message>
        <source>{name} goes on after the {wanted} bytes it says it has.</source>
        <translation>{name}: 적혀 있는 {wanted}바이트보다 깁니다.</translation>
    </message>
    <message>
        <source>{name} has {labels} labels for {pictures} images.</source>
        <translation>{name}: 이미지는 {pictures}장인데 레이블은 {labels}개입니다.</translation>
    </message>
    <message>
        <source>{name} holds images of {shape} pixels; {side} × {side} are right.</source>
        <translation>{name}: 이미지가 {shape}픽셀입니다. {side} × {side}픽셀이어야 합니다.</translation>
    </message>
    <message>
        <source>{name} holds the label {found}: {most} is the highest.</source>
        <translation>{name}: 레이블이 {found}입니다. 최댓값은 {most}입니다.</translation>
    </message>
    <message>
        <source>{name} holds values of type {type}, but images are bytes (type 8).</source>
        <translation>{name}: 값의 형식이 {type}입니다. 이미지는 바이트(형식 8)여야 합니다.</translation>
    </message>
    <message>
        <source>{name} is a folder, not a file.</source>
        <translation>{name}: 파일이 아니라 폴더입니다.</translation>
    </message>
    <message>
        <source>{name} is damaged and can&apos;t be opened.</source>
        <translation>{name}: 손상되어 열 수 없습니다.</translation>
    </message>
    <message>
        <source>{name} is damaged: it can&apos;t be unpacked.</source>
        <translation>{name}: 손상되어 압축을 풀 수 없습니다.</translation>
    </message>
    <message>
        <source>{name} is given twice.</source>
        <translation>{name}에 값을 두 번 주었습니다.</translation>
    </message>
    <message>
        <source>{name} is missing.</source>
        <translation>빠진 것이 있습니다: {name}.</translation>
    </message>
    <message>
        <source>{name} is no IDX file.</source>
        <translation>{name}: IDX 파일이 아닙니다.</translation>
    </message>
    <message>
        <source>{name} is no Nori file.</source>
        <translation>{name}: Nori 파일이 아닙니다.</translation>
    </message>
    <message>
        <source>{name} is no longer there.</source>
        <translation>{name}: 파일을 찾을 수 없습니다.</translation>
    </message>
    <message>
        <source>{name} is not written: its network was never made.</source>
        <translation>{name}: 신경망이 만들어지지 않아 저장하지 못했습니다.</translation>
    </message>
    <message>
        <source>{name} is too large to be opened.</source>
        <translation>{name}: 너무 커서 열 수 없습니다.</translation>
    </message>
    <message>
        <source>{name} is too large: {most} values are the most in all.</source>
        <translation>{name}의 값이 너무 많습니다. 모두 합해 최대 {most}개입니다.</translation>
    </message>
    <message>
        <source>{name} is {shape}, but weights are a matrix: inputs × neurons.</source>
        <translation>{name}의 형상이 {shape}입니다. 가중치는 입력 수 × 뉴런 수의 행렬이어야 합니다.</translation>
    </message>
    <message>
        <source>{name} is {shape}, but {previous} is {before}: the inner numbers must agree.</source>
        <translation>{name}의 형상은 {shape}, {previous}의 형상은 {before}입니다. 안쪽 차원의 수가 같아야 합니다.</translation>
    </message>
    <message>
        <source>{name} makes too wide a layer: {most} neurons are the most.</source>
        <translation>{name}의 계층이 너무 넓습니다. 뉴런은 최대 {most}개입니다.</translation>
    </message>
    <message>
        <source>{name} may not be read.</source>
        <translation>{name}: 읽을 권한이 없습니다.</translation>
    </message>
    <message>
        <source>{name} may not be written. Choose another folder.</source>
        <translation>{name}: 저장할 권한이 없습니다. 다른 폴더를 골라 주세요.</translation>
    </message>
    <message>
        <source>{name} must have as many columns as the data have outputs: {wanted}.</source>
        <translation>{name}의 열 수는 데이터의 출력 수와 같아야 합니다: {wanted}.</translation>
    </message>
    <message>
        <source>{name} must have as many rows as the data have inputs: {wanted}.</source>
        <translation>{name}의 행 수는 데이터의 입력 수와 같아야 합니다: {wanted}.</translation>
    </message>
    <message>
        <source>{name} needs a value for each neuron: {wanted}, not {shape}.</source>
        <translation>{name}에는 뉴런마다 값이 하나씩, {wanted}개 있어야 하는데 {shape}개입니다.</translation>
    </message>
    <message>
        <source>{name} says it holds {found} examples: 1 to {most} are possible.</source>
        <translation>{name}: 데이터가 {found}개라고 적혀 있습니다. 1개에서 {most}개까지 됩니다.</translation>
    </message>
    <message>
        <source>{setting}: {steps}</source>
        <translation>{setting}: {steps}</translation>
    </message>
    <message>
        <source>{source} can&apos;t be kept: the folder for data can&apos;t be written, or is full.</source>
        <translation>{source}: 데이터 폴더에 쓸 수 없거나 공간이 없어 보관하지 못합니다.</translation>
    </message>
    <message>
        <source>{source} is not on this computer: fetch it under Data, or open its files there.</source>
        <translation>{source}: 이 컴퓨터에 없습니다. 데이터에서 내려받거나 파일을 여세요.</translation>
    </message>
    <message>
        <source>{source} is not where it was. Try again later, or open its files.</source>
        <translation>{source}: 있던 곳에 없습니다. 나중에 다시 시도하거나 파일을 여세요.</translation>
    </message>
    <message>
        <source>½ Σ (y − t)², the book&apos;s first loss.</source>
        <translation>½ Σ (y − t)², 책에 처음 나오는 손실 함수입니다.</translation>
    </message>
    <message>
        <source>β₁</source>
        <translation>β₁</translation>
    </message>
    <message>
        <source>β₂</source>
        <translation>β₂</translation>
    </message>
    <message>
        <source>ε</source>
        <translation>ε</translation>
    </message>
    <message>
        <source>η</source>
        <translation>η</translation>
    </message>
    <message>
        <source>σ = √(1 / inputs), for tanh. What the book calls Xavier.</source>
        <translation>σ = √(1 / 입력 수), tanh에 맞습니다. 책에서는 이것을 Xavier 초깃값이라 부릅니다.</translation>
    </message>
    <message>
        <source>σ = √(2 / (inputs + outputs)), for sigmoid and tanh.</source>
        <translation>σ = √(2 / (입력 수 + 출력 수)), 시그모이드와 tanh에 맞습니다.</translation>
    </message>
    <message>
        <source>σ = √(2 / inputs), for ReLU.</source>
        <translation>σ = √(2 / 입력 수), ReLU에 맞습니다.</translation>
    </message>
    <message>
        <source>σ of the weights. Larger: neurons saturate.</source>
        <translation>가중치의 σ입니다. 클수록 뉴런이 포화됩니다.</translation>
    </message>
    <message>
        <source>“{column}” holds more than {most} classes. Take it as a number instead.</source>
        <translation>“{column}” 열에는 클래스가 {most}개보다 많습니다. 수치로 다루세요.</translation>
    </message>
    <message>
        <source>“{column}” holds more than {most} different texts. Leave this column out.</source>
        <translation>“{column}” 열에는 서로 다른 문자 값이 {most}가지보다 많습니다. 이 열을 빼세요.</translation>
    </message>
    <message>
        <source>“{column}” holds one class only, so there is nothing to find out.</source>
        <translation>“{column}” 열에는 클래스가 하나뿐이라 예측할 것이 없습니다.</translation>
    </message>
    <message>
        <source>“{column}” holds texts, not numbers. Take it as classes instead.</source>
        <translation>“{column}” 열에는 수가 아니라 문자가 있습니다. 클래스로 다루세요.</translation>
    </message>
    <message>
        <source>“{found}” can&apos;t stand here.</source>
        <translation>“{found}” 기호는 여기에 올 수 없습니다.</translation>
    </message>
    <message>
        <source>“{found}” has no meaning in a formula.</source>
        <translation>“{found}” 문자는 수식에서 쓰이지 않습니다.</translation>
    </message>
    <message>
        <source>“{found}” is no function known here. Those known are {right}.</source>
        <translation>“{found}”: 없는 함수입니다. 쓸 수 있는 함수: {right}.</translation>
    </message>
    <message>
        <source>“{found}” is not known. Try one of these: {right}.</source>
        <translation>“{found}” 이름은 알 수 없습니다. 다음 중 하나를 써 보세요: {right}.</translation>
    </message>
    <message>
        <source>“{found}” is too large a number.</source>
        <translation>“{found}” 값은 너무 큽니다.</translation>
    </message>
    <message>
        <source>“{found}” takes another number of values: {right}.</source>
        <translation>“{found}”에 넣는 값의 개수가 다릅니다. {right}처럼 써 보세요.</translation>
    </message>
    <message>
        <source>“{name}” has {found} subfolders: {most} classes are the most.</source>
        <translation>“{name}”: 하위 폴더가 {found}개입니다. 클래스는 최대 {most}개입니다.</translation>
    </message>
    <message>
        <source>“{name}” holds images of one class only: put each class into a subfolder.</source>
        <translation>“{name}”: 이미지의 클래스가 하나뿐입니다. 클래스마다 하위 폴더에 넣으세요.</translation>
    </message>
    <message>
        <source>“{name}” holds more than {most} images.</source>
        <translation>“{name}”: 이미지가 {most}장보다 많습니다.</translation>
    </message>
    <message>
        <source>“{name}” holds too few images that can be read: {found} instead of {wanted}.</source>
        <translation>“{name}”: 읽을 수 있는 이미지가 {found}장입니다. 최소 {wanted}장이어야 합니다.</translation>
    </message>
    <message>
        <source>“{name}” is no weight: they are called W1, b1, W2, b2 and so on.</source>
        <translation>“{name}”: 가중치의 이름이 아닙니다. W1, b1, W2, b2처럼 씁니다.</translation>
    </message>
    <message>
        <source>“{text}” is no number. Try something like 0.03 or 1e-3.</source>
        <translation>“{text}”: 수로 읽을 수 없습니다. 0.03이나 1e-3처럼 써 보세요.</translation>
    </message>
    <message>
        <source>“{text}” is no whole number.</source>
        <translation>“{text}”: 정수가 아닙니다.</translation>
    </message>
    <message>
        <source>−Σ t log y. Usual for classes, with softmax.</source>
        <translation>−Σ t log y. 분류에서 소프트맥스와 함께 흔히 씁니다.</translation>
    </message>
</context>
<context>
    <name>WorstImages</name>
    <message>
        <source>A click puts an image on the pad.</source>
        <translation>클릭하면 이미지가 그림판에 올라갑니다.</translation>
    </message>
    <message>
        <source>Images before these</source>
        <translation>앞의 이미지</translation>
    </message>
    <message>
        <source>More images</source>
        <translation>다음 이미지</translation>
    </message>
    <message>
        <source>Test images by how wrong they are read</source>
        <translation>크게 틀린 순서로 본 시험 이미지</translation>
    </message>
    <message>
        <source>worst: {first}–{last} of {count}, {wrong} misread</source>
        <translation>크게 틀린 순서 · {count}장 중 {first}–{last}, 틀린 것 {wrong}장</translation>
    </message>
</context>
</TS>
